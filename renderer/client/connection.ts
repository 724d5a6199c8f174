import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { createClient } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/client.ts';
import type { EngineInfo } from '../../shared/contract/contract.ts';
import { notify } from '../ui/state/notices.ts';
import { dial } from './dial.ts';

export type ConnectionStatus =
  /** The first attempt since the page was loaded. */
  | 'connecting'
  | 'connected'
  /** There was a connection; the next attempt is due at `retryAt`. */
  | 'lost';

export interface Connection {
  status: ConnectionStatus;
  /** A new object after every reconnect: views opened through an older one are gone. */
  client: Client | null;
  info: EngineInfo | null;
  /** Epoch milliseconds of the next attempt; null while one is under way. */
  retryAt: number | null;
}

/** The one connection of this page to the engine. */
export const connection = createStore<Connection>()(() => ({
  status: 'connecting',
  client: null,
  info: null,
  retryAt: null,
}));

/** The current client, null while there is none. */
export function useClient(): Client | null {
  return useStore(connection, (state) => state.client);
}

let attempt = 0;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Connects now and keeps the connection, with growing waits between attempts. Called once at start, and by "Try now". */
export async function connect(): Promise<void> {
  clearTimeout(retry);
  connection.setState({ retryAt: null });
  try {
    const client = createClient(await dial());
    // Before anything is awaited: what nobody has heard yet is said at once.
    client.on('notice', ({ text }) => notify(text));
    const info = await client.request('engine.info', {});
    client.onClose(connectLater);
    attempt = 0;
    connection.setState({ status: 'connected', client, info });
  } catch {
    connectLater();
  }
}

function connectLater(): void {
  const wait = waitBefore(attempt++);
  clearTimeout(retry);
  retry = setTimeout(() => void connect(), wait);
  connection.setState({ status: 'lost', client: null, retryAt: Date.now() + wait });
}

/** First a quick try, for an engine that was only restarted; then patience, for one that is gone. */
const WAITS_MS = [250, 500, 1_000, 2_000, 5_000, 10_000] as const;

/** Milliseconds to wait before the given attempt (0 is the first after a loss); the last wait repeats. */
export function waitBefore(attempt: number): number {
  return WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)] ?? WAITS_MS[0];
}
