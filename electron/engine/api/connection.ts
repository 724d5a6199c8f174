import * as v from 'valibot';
import {
  type EventName,
  type Events,
  type Method,
  type Params,
  requestSchemas,
} from '../../../shared/contract/contract.ts';
import { DynodeckError, toFailure } from '../../../shared/contract/failure.ts';
import type { Channel, Message } from '../../../shared/contract/wire.ts';
import type { App } from '../app/app.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { Engine, EngineClient } from '../engine.ts';
import type { Handler, Handlers, OpenView, RequestingClient } from './handler.ts';

/** A client may keep this many views open: every dyno of a full formation in several places. */
const MAX_VIEWS = 1_000;

/** One client of the engine: checks what it asks, carries it out, and owns its views. */
export class EngineConnection implements RequestingClient, EngineClient {
  readonly #views = new Map<number, OpenView>();
  readonly #channel: Channel;
  readonly #handlers: Handlers;
  #closed = false;
  #heardAt = performance.now();
  #hasLeft = false;

  constructor(
    readonly engine: Engine,
    channel: Channel,
    handlers: Handlers,
  ) {
    this.#channel = channel;
    this.#handlers = handlers;
    channel.onMessage((message) => this.#receive(message));
  }

  get heardAt(): number {
    return this.#heardAt;
  }

  get hasLeft(): boolean {
    return this.#hasLeft || this.#closed;
  }

  /** The client wants nothing more of an engine that ends. */
  leave(): void {
    this.#hasLeft = true;
    this.engine.clientLeft();
  }

  event<E extends EventName>(event: E, data: Events[E]): void {
    this.#send({ kind: 'event', event, data });
  }

  bytes(view: number, bytes: Uint8Array): void {
    this.#send({ kind: 'bytes', view, bytes });
  }

  addView(number: number, view: OpenView): void {
    this.#views.set(number, view);
    // The client has left while the view was being opened.
    if (this.#closed) this.closeView(number);
  }

  /** @throws {DynodeckError} when the number is taken or there are too many views. */
  requireFreeView(number: number): void {
    if (this.#views.has(number)) throw new DynodeckError('bad-request', `View ${number} is open already.`);
    if (this.#views.size < MAX_VIEWS) return;
    throw new DynodeckError('bad-request', `Close some of the ${MAX_VIEWS} views first.`);
  }

  /** @throws {DynodeckError} `unknown-view` */
  requireView<K extends OpenView['kind']>(number: number, kind: K): Extract<OpenView, { kind: K }> {
    const view = this.#views.get(number);
    if (view?.kind !== kind) throw new DynodeckError('unknown-view', `There is no open ${kind} view ${number}.`);
    return view as Extract<OpenView, { kind: K }>;
  }

  closeView(number: number): void {
    const open = this.#views.get(number);
    this.#views.delete(number);
    open?.view.dispose();
    if (open?.kind === 'terminal' && open.dyno.sizes.leave(open.client)) this.engine.terminalResized(open.app, open.dyno);
  }

  terminalResized(app: App, dyno: Dyno): void {
    const { columns, rows } = dyno.sizes.current;
    for (const [view, open] of this.#views) {
      if (open.kind !== 'terminal' || open.app !== app || open.dyno !== dyno) continue;
      this.event('terminal.resized', { view, columns, rows });
    }
  }

  dispose(): void {
    this.#closed = true;
    for (const number of [...this.#views.keys()]) this.closeView(number);
  }

  #send(message: Message): void {
    if (!this.#closed) this.#channel.send(message);
  }

  #receive(message: Message): void {
    this.#heardAt = performance.now();
    switch (message.kind) {
      case 'request':
        return void this.#answer(message.id, message.method, message.params);
      case 'bytes':
        return this.#input(message.view, message.bytes);
      case 'result':
      case 'failure':
      case 'event':
        // Only the engine says these; from a client they mean nothing.
        return;
    }
  }

  #input(number: number, bytes: unknown): void {
    const open = this.#views.get(number);
    if (open?.kind !== 'terminal' || !(bytes instanceof Uint8Array)) return;
    open.view.typed();
    open.dyno.input(bytes);
  }

  async #answer(id: unknown, method: unknown, params: unknown): Promise<void> {
    if (typeof id !== 'number') return;
    try {
      const result = await this.#carryOut(method, params);
      this.#send({ kind: 'result', id, result });
    } catch (error) {
      this.#send({ kind: 'failure', id, failure: toFailure(error) });
    }
  }

  async #carryOut(method: unknown, params: unknown): Promise<unknown> {
    if (typeof method !== 'string' || !Object.hasOwn(requestSchemas, method)) {
      throw new DynodeckError('bad-request', `The engine has no request ${String(method)}.`);
    }
    const known = method as Method;
    const checked = v.safeParse(requestSchemas[known], params);
    if (!checked.success) {
      const [issue] = checked.issues;
      throw new DynodeckError('bad-request', `${known}: ${v.getDotPath(issue) ?? 'parameters'}: ${issue.message}`);
    }
    const handler = this.#handlers[known] as Handler<Method>;
    return handler(checked.output as Params<Method>, this);
  }
}
