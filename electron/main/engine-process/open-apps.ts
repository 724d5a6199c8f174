import { MessageChannelMain, type MessagePortMain } from 'electron';
import type { AppSnapshot } from '../../../shared/app/app.ts';
import { createClient, type Client } from '../../../shared/contract/client.ts';
import type { Request } from '../../../shared/contract/contract.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { isMessage, type Channel } from '../../../shared/contract/wire.ts';
import { t } from '../../../shared/text/i18n.ts';

/** The apps that are open, as menus and the tray show them; main asks for them as any other client does. */
export class OpenApps {
  readonly #connectEngine: (port: MessagePortMain) => void;
  readonly #listeners = new Set<() => void>();
  #apps = new Map<string, AppSnapshot>();
  #client: Client | null = null;
  #onClosing: () => void = () => {};
  #waiting: ((client: Client) => void)[] = [];
  #known = false;

  constructor(connectEngine: (port: MessagePortMain) => void) {
    this.#connectEngine = connectEngine;
  }

  /** Again after each start of the engine; while there is a connection, nothing happens. */
  connect(): void {
    if (this.#client !== null) return;
    const { port1, port2 } = new MessageChannelMain();
    const client = createClient(mainPortChannel(port2));
    this.#client = client;
    client.on('app.changed', (app) => this.#put(app));
    client.on('app.closed', ({ app }) => {
      if (this.#apps.delete(app)) this.#changed();
    });
    client.on('engine.closing', () => this.#onClosing());
    client.onClose(() => {
      if (this.#client === client) this.engineEnded();
    });
    this.#connectEngine(port1);
    client.request('apps.list', {}).then(
      (list) => {
        if (this.#client !== client) return;
        this.#apps = new Map(list.map((app) => [app.id, app]));
        this.#known = true;
        for (const resolve of this.#waiting.splice(0)) resolve(client);
        this.#changed();
      },
      // The engine has ended; whoever watches its process says so.
      () => {},
    );
  }

  /** @throws {DynodeckError} the engine's reason, or that there is no engine */
  open(params: Request<'app.open'>): Promise<AppSnapshot> {
    if (this.#client !== null) return this.#client.request('app.open', params);
    const text = t('The engine has ended: start it again, then open the folder.');
    return Promise.reject(new DynodeckError('closed', text));
  }

  /** Does not wait for the grace periods of an engine that stops its dynos. */
  killAll(): void {
    // Without an engine there is nothing left to kill.
    this.#client?.request('engine.killAll', {}).catch(() => undefined);
  }

  /** Null without an engine: then nothing is known, rather than no app open. */
  get list(): AppSnapshot[] | null {
    return this.#known ? [...this.#apps.values()] : null;
  }

  /** Settles once the engine has said which apps are open. */
  whenKnown(): Promise<Client> {
    if (this.#known && this.#client !== null) return Promise.resolve(this.#client);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Null while there is no connection. */
  get client(): Client | null {
    return this.#client;
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** The engine has begun to stop all dynos: what they do from now on says nothing about what was wanted. */
  onClosing(listener: () => void): void {
    this.#onClosing = listener;
  }

  /** Its process is known to be gone: the next {@link connect} reaches another. */
  engineEnded(): void {
    const client = this.#client;
    this.#client = null;
    this.#known = false;
    this.#apps = new Map();
    client?.close();
    this.#changed();
  }

  #put(app: AppSnapshot): void {
    this.#apps.set(app.id, app);
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** A client's end of a connection to the engine, in Electron's main process. */
function mainPortChannel(port: MessagePortMain): Channel {
  const closed = new Set<() => void>();
  const end = (): void => {
    const listeners = [...closed];
    closed.clear();
    for (const listener of listeners) listener();
  };
  port.on('close', end);
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', ({ data }: { data: unknown }) => {
        if (isMessage(data)) listener(data);
      });
      // Messages wait in the port until somebody listens.
      port.start();
    },
    onClose: (listener) => void closed.add(listener),
    close() {
      port.close();
      // The port itself tells only of the other end, and not of one that was killed before it took the port.
      end();
    },
  };
}
