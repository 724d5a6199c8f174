import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A DevTools command that is not answered within this belongs to a page that has gone, or hangs. */
const ANSWER_MS = 60_000;

interface Answer {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { message: string };
}

type Waiting = (answer: Answer) => void;

/**
 * The least of a DevTools client. Playwright cannot start a packaged Dynodeck: its fuses refuse the inspector that it
 * attaches to. And what is not connected costs the measured program nothing.
 */
export class DevTools {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, (params: Record<string, unknown>) => void>();
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#receive(JSON.parse(data.toString()) as Answer));
  }

  /** @param address `ws://…`, as the program tells it */
  static async connect(address: string): Promise<DevTools> {
    const socket = new WebSocket(address, { perMessageDeflate: false });
    await once(socket, 'open');
    return new DevTools(socket);
  }

  /** @param session of a page; absent: the browser. @throws {Error} with DevTools' reason */
  send(method: string, params: object = {}, session?: string): Promise<Record<string, unknown>> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method} was not answered`)), ANSWER_MS);
      this.#waiting.set(id, ({ result, error }) => {
        clearTimeout(timer);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
      this.#socket.send(JSON.stringify({ id, method, params, sessionId: session }));
    });
  }

  /** One listener per event. */
  on(event: string, listener: (params: Record<string, unknown>) => void): void {
    this.#listeners.set(event, listener);
  }

  /** The program goes on, unwatched. */
  async disconnect(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = once(this.#socket, 'close');
    this.#socket.close();
    await closed;
  }

  #receive(answer: Answer): void {
    if (answer.id === undefined) return this.#listeners.get(answer.method ?? '')?.(answer.params ?? {});
    this.#waiting.get(answer.id)?.(answer);
    this.#waiting.delete(answer.id);
  }
}
