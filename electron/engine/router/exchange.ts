import { assertNever } from '../../../shared/text/assert-never.ts';
import type { RouterErrorCode } from '../../../shared/router/router.ts';
import { affinityCookie, affinityOf } from './backend/dyno-choice.ts';
import type { RouterClient } from './listener/router-client.ts';
import type { ConnectFailure } from './backend/dyno-address.ts';
import { DynoConnection, type ResponseListener } from './backend/dyno-connection.ts';
import { answerWithError } from './error-answer.ts';
import { RequestTrace, type Outcome, requestIdFrom } from './access-log/request-trace.ts';
import { formatForwardedHead } from './backend/forwarded-head.ts';
import { passableTrailers, writeLastChunk, writePiece } from './http/body-writer.ts';
import { type Field, fieldValue } from './http/fields.ts';
import type { HttpParseError } from './http/parse-error.ts';
import { isBodyless } from './http/framing.ts';
import type { RequestHead } from './http/request-head.ts';
import type { ResponseHead } from './http/response-head.ts';
import { RESPONSE_BUFFER } from './limits.ts';
import { RequestTimeouts } from './request-timeouts.ts';
import { returnedFields } from './returned-head.ts';
import type { RoutedExchange, Router } from './router.ts';
import type { WebDyno } from './router-state.ts';
import { Tunnel } from './tunnel.ts';

type Phase =
  | 'routing'
  | 'connecting'
  /** A dyno has the head and gets the body. */
  | 'sending'
  /** It has the whole request. */
  | 'awaiting'
  /** Its response is on the way to the client. */
  | 'responding'
  | 'tunnel'
  | 'over';

/**
 * Methods that may be sent again when a kept connection turns out to be closed (RFC 9110 §9.2.2). Others, and requests
 * with a body, get a connection of their own, so that a restart can never make them fail by that alone.
 */
const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'DELETE']);
/** The wait before another look for a dyno that is out of quarantine, in milliseconds; doubles each time. */
const FIRST_RETRY_MS = 100;
/** Between attempts to reach the only dyno: a page that is reloaded hardly waits longer than for its server. */
const ONLY_DYNO_RETRY_MS = 100;

/** One request, from its head to the end of its response. */
export class Exchange implements RoutedExchange, ResponseListener {
  #phase: Phase = 'routing';
  readonly #notes: RequestTrace;
  readonly #timeouts: RequestTimeouts;
  readonly #tried = new Set<string>();
  #lastFailure: ConnectFailure | null = null;
  #waitingFor: 'boot' | 'quarantine' = 'boot';
  #waitTimer: NodeJS.Timeout | null = null;
  #retryTimer: NodeJS.Timeout | null = null;
  #retryMs = FIRST_RETRY_MS;
  /** Until then the only dyno is tried again, as `performance.now()` gives it; null: it has not failed yet. */
  #onlyDynoUntil: number | null = null;
  #giveUpConnecting: () => void = () => {};
  #dyno: WebDyno | null = null;
  #connection: DynoConnection | null = null;
  #isRequestComplete: boolean;
  #mayReuse: boolean;
  #tunnel: Tunnel | null = null;
  /** Of the dyno's response. */
  #status = 0;

  readonly #router: Router;
  readonly #client: RouterClient;
  readonly #request: RequestHead;
  readonly #onOver: () => void;

  constructor(
    router: Router,
    client: RouterClient,
    request: RequestHead,
    onOver: () => void,
  ) {
    this.#router = router;
    this.#client = client;
    this.#request = request;
    this.#onOver = onOver;
    const id = requestIdFrom(fieldValue(request.fields, 'x-request-id'));
    this.#notes = new RequestTrace(request, client.origin, id, router.now());
    this.#timeouts = new RequestTimeouts(router.settings.timeouts, router.timing, () => this.#elapsed());
    this.#isRequestComplete = isBodyless(request.framing);
    this.#mayReuse = router.settings.keepAlive && this.#isRepeatable();
  }

  begin(): void {
    if (this.#router.settings.maintenance) return this.#fail('H80');
    this.route();
  }

  /** Looks for a dyno; again whenever dynos have changed while it waits. */
  route(): void {
    if (this.#phase !== 'routing') return;
    const attempts = { tried: this.#tried, last: this.#lastFailure };
    const choice = this.#router.choose(attempts, this.#preferred());
    switch (choice.kind) {
      case 'dyno':
        return this.#connect(choice.dyno);
      case 'wait':
        return this.#wait(choice.for);
      case 'error':
        return this.#fail(choice.code);
      default:
        return assertNever(choice);
    }
  }

  // ── The client's side ──

  requestData(piece: Buffer): void {
    const socket = this.#connection?.socket;
    if (socket === undefined || this.#phase === 'over') return;
    this.#timeouts.touch();
    writePiece(socket, piece, this.#request.framing.kind === 'chunked');
    if (socket.writableNeedDrain) this.#client.pauseBody();
  }

  requestEnded(trailers: readonly Field[]): void {
    const socket = this.#connection?.socket;
    if (socket === undefined || this.#phase === 'over') return;
    if (this.#request.framing.kind === 'chunked') writeLastChunk(socket, passableTrailers(trailers, this.#request.connection));
    this.#isRequestComplete = true;
    if (this.#phase === 'sending') this.#await();
  }

  /** The body is not as its head says. */
  requestFlawed(flaw: HttpParseError): void {
    this.#fail(flaw.code, flaw);
  }

  clientClosed(): void {
    if (this.#phase === 'over') return;
    this.#finish({ status: 499, code: 'H27', extras: { sock: 'client' } });
  }

  /** It has taken all that was written. */
  clientDrained(): void {
    this.#timeouts.touch();
    this.#connection?.resume();
  }

  /** The app is closed. */
  cancel(): void {
    if (this.#phase === 'over') return;
    this.#client.abort();
    this.#finish({ status: 503, code: 'H18', extras: { sock: 'backend' } });
  }

  // ── The dyno's side ──

  informed(response: ResponseHead): void {
    this.#timeouts.touch();
    this.#client.inform(response.status, response.reason, returnedFields(response));
    this.#holdDyno();
  }

  responded(response: ResponseHead): void {
    const fields = returnedFields(response);
    const dyno = this.#dyno?.name ?? '';
    if (this.#router.settings.affinity && this.#preferred() !== dyno) fields.push(affinityCookie(dyno));
    this.#phase = 'responding';
    this.#timeouts.dispose();
    this.#notes.responseHead = response.text;
    this.#status = response.status;
    const isOpen = response.framing.kind === 'chunked' || response.framing.kind === 'close';
    this.#client.respond(response.status, response.reason, fields, isOpen ? 'open' : 'sized');
  }

  responseData(piece: Buffer, taken: () => void): void {
    this.#notes.bytes = (this.#notes.bytes ?? 0) + piece.length;
    this.#timeouts.touch();
    this.#client.data(piece, taken);
    this.#holdDyno();
  }

  responsePaused(): void {
    if (this.#phase !== 'responding') return;
    this.#client.flush();
    this.#timeouts.keepRolling();
  }

  responseEnded(trailers: Field[], reusable: boolean): void {
    const connection = this.#connection;
    this.#connection = null;
    if (connection !== null && this.#dyno !== null) {
      if (reusable && this.#isRequestComplete && this.#router.settings.keepAlive) {
        connection.resume();
        this.#router.connections.keep(this.#dyno, connection);
      } else connection.dispose();
    }
    this.#client.end(trailers);
    this.#finish({ status: this.#status });
  }

  responseFlawed(flaw: HttpParseError): void {
    this.#fail(flaw.code, flaw);
  }

  dynoClosed(heard: boolean): void {
    if (!heard && this.#isRepeatable() && this.#closedByItself()) return this.#sendAgain();
    // Only what the client has seen a part of, or what came in part, was interrupted.
    if (heard) this.#fail('H18', null, 'backend');
    else this.#fail('H13');
  }

  dynoDrained(): void {
    this.#timeouts.touch();
    if (!this.#isRequestComplete) this.#client.resumeBody();
  }

  switched(response: ResponseHead, rest: Buffer): void {
    const connection = this.#connection;
    const wanted = this.#request.upgrade;
    // Nobody asked for it: what follows can be read by nobody.
    if (connection === null || wanted === null) return this.#fail('H17');
    this.#connection = null;
    this.#phase = 'tunnel';
    this.#status = response.status;
    this.#notes.responseHead = response.text;
    const protocol = fieldValue(response.fields, 'upgrade') ?? wanted;
    this.#notes.protocol = protocol.toLowerCase();
    this.#client.inform(101, response.reason, [
      ...returnedFields(response),
      ['Connection', 'Upgrade'],
      ['Upgrade', protocol],
    ]);
    const dyno = connection.release();
    const client = this.#client.release();
    if (rest.length > 0) client.stream.write(rest);
    if (client.rest.length > 0) dyno.socket.write(client.rest);
    this.#notes.bytes = rest.length;
    this.#timeouts.roll();
    this.#tunnel = new Tunnel(client.stream, dyno, {
      passed: (bytes) => {
        this.#timeouts.touch();
        this.#notes.bytes = (this.#notes.bytes ?? 0) + bytes;
      },
      ended: () => this.#finish({ status: 101 }),
    });
  }

  /** Whatever it sends: a client that does not read must not fill the router. */
  #holdDyno(): void {
    if (this.#client.backlog >= RESPONSE_BUFFER) this.#connection?.hold();
  }

  #preferred(): string | null {
    return this.#router.settings.affinity ? affinityOf(this.#request.fields) : null;
  }

  /**
   * Whether the dyno had another reason to close than this request: it had kept the connection long enough, or was told
   * to end, which also resets connections that it had not accepted yet.
   */
  #closedByItself(): boolean {
    return (this.#connection?.served ?? 0) > 0 || !this.#router.isUp(this.#dyno);
  }

  /** To send it again must neither do a thing twice nor need bytes of a body that have gone. */
  #isRepeatable(): boolean {
    return this.#request.framing.kind === 'none' && this.#request.upgrade === null && REPEATABLE.has(this.#request.method);
  }

  #wait(reason: 'boot' | 'quarantine'): void {
    this.#waitingFor = reason;
    if (this.#waitTimer === null) {
      const giveUp = (): void => this.#fail(this.#waitingFor === 'boot' ? 'H20' : 'H34');
      this.#waitTimer = setTimeout(giveUp, this.#router.timing.waitMs);
      this.#router.wait(this);
    }
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
    if (reason === 'boot') return;
    this.#retryTimer = setTimeout(() => this.route(), this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, this.#router.timing.quarantineMs);
  }

  #stopWaiting(): void {
    this.#router.stopWaiting(this);
    if (this.#waitTimer !== null) clearTimeout(this.#waitTimer);
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#waitTimer = null;
    this.#retryTimer = null;
  }

  #connect(dyno: WebDyno): void {
    this.#stopWaiting();
    this.#dyno = dyno;
    const since = performance.now();
    const router = this.#router;
    const kept = this.#mayReuse ? router.connections.kept(dyno) : null;
    if (kept !== null) return this.#send(dyno, kept, since);
    this.#phase = 'connecting';
    this.#giveUpConnecting = router.connections.open(dyno, router.timing.connectMs, (result) => {
      this.#giveUpConnecting = () => {};
      if (result instanceof DynoConnection) this.#send(dyno, result, since);
      else this.#notConnected(dyno, result, since);
    });
  }

  #notConnected(dyno: WebDyno, failure: ConnectFailure, since: number): void {
    this.#phase = 'routing';
    this.#lastFailure = failure;
    this.#notes.notConnected(dyno.name, since);
    const isOnly = this.#router.isOnly(dyno);
    if (isOnly && this.#mayTryOnlyDynoAgain()) return this.#tryOnlyDynoSoon();
    this.#tried.add(dyno.name);
    if (!isOnly) this.#router.quarantine.add(dyno.name);
    this.route();
  }

  #mayTryOnlyDynoAgain(): boolean {
    this.#onlyDynoUntil ??= performance.now() + this.#router.timing.onlyDynoMs;
    return performance.now() < this.#onlyDynoUntil;
  }

  #tryOnlyDynoSoon(): void {
    this.#router.wait(this);
    this.#retryTimer = setTimeout(() => this.route(), ONLY_DYNO_RETRY_MS);
  }

  #send(dyno: WebDyno, connection: DynoConnection, since: number): void {
    this.#connection = connection;
    this.#notes.connected(dyno.name, since);
    const { requestId } = this.#notes;
    const { keepAlive } = this.#router.settings;
    const forwarding = { origin: this.#client.origin, requestId, startedAt: this.#notes.startedAt, keepAlive };
    this.#phase = 'sending';
    connection.send(this, this.#request.method, formatForwardedHead(this.#request, forwarding));
    if (this.#isRequestComplete) return this.#await();
    this.#timeouts.roll();
    this.#client.resumeBody();
  }

  /** The connection had been closed by the time the request came: that says nothing about the request. */
  #sendAgain(): void {
    this.#timeouts.dispose();
    this.#connection?.dispose();
    this.#connection = null;
    this.#mayReuse = false;
    this.#phase = 'routing';
    this.route();
  }

  #await(): void {
    this.#phase = 'awaiting';
    this.#timeouts.awaitFirstByte();
  }

  #elapsed(): void {
    const code = this.#elapsedCode();
    if (this.#router.settings.timeouts === 'enforce') return this.#fail(code, null);
    if (this.#notes.warned !== null) return;
    this.#notes.warned = code;
    this.#router.reports.warned(this.#notes.conclude({ status: 0 }));
  }

  #elapsedCode(): RouterErrorCode {
    switch (this.#phase) {
      case 'awaiting':
        return 'H12';
      case 'sending':
        return this.#connection?.socket.writableNeedDrain ? 'H15' : 'H28';
      default:
        return this.#client.backlog > 0 ? 'H28' : 'H15';
    }
  }

  #fail(code: RouterErrorCode, flaw: HttpParseError | null = null, sock?: 'client' | 'backend'): void {
    if (this.#phase === 'over') return;
    const status = flaw?.status ?? (code === 'H28' ? 499 : 503);
    if (this.#tunnel !== null) return this.#failTunnel(code, status);
    const cause = flaw?.reason;
    if (this.#phase === 'responding') this.#client.abort();
    else answerWithError(this.#client, this.#request, this.#notes, this.#router.state, { code, status, cause });
    this.#finish({ status, code, extras: { sock, cause } });
  }

  #failTunnel(code: RouterErrorCode, status: number): void {
    const tunnel = this.#tunnel;
    this.#finish({ status, code });
    tunnel?.dispose();
  }

  #finish(outcome: Outcome): void {
    if (this.#phase === 'over') return;
    this.#phase = 'over';
    this.#stopWaiting();
    this.#timeouts.dispose();
    this.#giveUpConnecting();
    this.#connection?.dispose();
    this.#connection = null;
    this.#router.over(this, this.#notes.conclude(outcome));
    this.#onOver();
  }
}
