import type { EventName, Events, Method, Request, Results } from './contract.ts';
import { DynodeckError } from './failure.ts';
import type { Channel } from './wire.ts';

/** The client's half of the contract: the same for the window, the browser page, the command line and tests. */
export interface Client {
  /** @throws {DynodeckError} with the engine's failure, or `closed` when the connection ends first. */
  request<M extends Method>(method: M, params: Request<M>): Promise<Results[M]>;
  /** A number no other view of this connection has. */
  newView(): number;
  on<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void;
  onBytes(view: number, listener: (bytes: Uint8Array) => void): () => void;
  sendBytes(view: number, bytes: Uint8Array): void;
  onClose(listener: () => void): () => void;
  close(): void;
}

interface Pending {
  resolve(result: never): void;
  reject(error: DynodeckError): void;
}

export function createClient(channel: Channel): Client {
  let nextId = 1;
  let nextView = 1;
  let closed = false;
  const pending = new Map<number, Pending>();
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  const byteListeners = new Map<number, (bytes: Uint8Array) => void>();
  const closeListeners = new Set<() => void>();

  channel.onMessage((message) => {
    switch (message.kind) {
      case 'result':
        pending.get(message.id)?.resolve(message.result as never);
        pending.delete(message.id);
        break;
      case 'failure':
        pending.get(message.id)?.reject(new DynodeckError(message.failure.code, message.failure.message));
        pending.delete(message.id);
        break;
      case 'event':
        hear(message.event, message.data as never);
        break;
      case 'bytes':
        byteListeners.get(message.view)?.(message.bytes);
        break;
      case 'request':
        // Only clients ask.
        break;
    }
  });

  const hear = <E extends EventName>(event: E, data: Events[E]): void => {
    const heard = listeners.get(event);
    // Who listens for the end may still have something to read, and closes its connection when it has done so.
    if (event === 'engine.closed' && (heard?.size ?? 0) === 0) client.request('engine.leave', {}).catch(() => undefined);
    for (const listener of heard ?? []) listener(data as never);
  };

  channel.onClose(() => {
    closed = true;
    for (const { reject } of pending.values()) reject(connectionClosed());
    pending.clear();
    for (const listener of closeListeners) listener();
  });

  const client: Client = {
    request(method, params) {
      if (closed) return Promise.reject(connectionClosed());
      return new Promise((resolve, reject) => {
        const id = nextId++;
        pending.set(id, { resolve: resolve as Pending['resolve'], reject });
        channel.send({ kind: 'request', id, method, params });
      });
    },
    newView: () => nextView++,
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener as (data: never) => void));
      return () => set.delete(listener as (data: never) => void);
    },
    onBytes(view, listener) {
      byteListeners.set(view, listener);
      return () => byteListeners.delete(view);
    },
    sendBytes(view, bytes) {
      if (!closed) channel.send({ kind: 'bytes', view, bytes });
    },
    onClose(listener) {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close: () => channel.close(),
  };
  return client;
}

function connectionClosed(): DynodeckError {
  return new DynodeckError('closed', 'The connection to the engine has ended.');
}
