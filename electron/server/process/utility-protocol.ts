import type { EngineInfo } from '../../../shared/contract/contract.ts';
import type { SnapshotProtection } from '../../../shared/releases/release.ts';
import type { EngineSettings } from '../../engine/storage/settings.ts';

/**
 * Who is at the other end of a connection: a window, in which a person reads what the engine says by itself, or a
 * program that only asks.
 */
export type ConnectionFrom = 'window' | 'program';

/**
 * What Electron's main process tells the engine's process. It is about the life of that process and about what only
 * Electron has: ports, the key store and the settings file. Whatever is asked of the engine goes by the contract, over
 * a port that main has as any other client has one.
 */
export type ToUtility =
  /** The first message: what the engine is made of. */
  | {
      kind: 'start';
      version: string;
      sampleFolder: string;
      settings: EngineSettings;
      /** Whether main has a key store for config vars of releases. */
      protection: SnapshotProtection;
      shellEnvironment: Record<string, string | undefined>;
      terminalRenderer: EngineInfo['terminalRenderer'];
    }
  /** Comes with one MessagePort, which becomes a connection of the contract. */
  | { kind: 'connect'; from: ConnectionFrom }
  /** What was to be encrypted or decrypted; null when that was not possible. */
  | { kind: 'secret'; id: number; bytes: Uint8Array | null }
  /** Stop every dyno, say `closed`, and end. */
  | { kind: 'shutdown' };

/** What the engine's process tells Electron's main process. */
export type FromUtility =
  /** To be kept; main owns the file. */
  | { kind: 'settings'; settings: EngineSettings }
  /** Asks main's key store, which answers with `secret`. */
  | { kind: 'encrypt' | 'decrypt'; id: number; bytes: Uint8Array }
  /** Every dyno is gone; the process ends by itself. */
  | { kind: 'closed' };

const TO_UTILITY = new Set<unknown>(['start', 'connect', 'secret', 'shutdown']);
const FROM_UTILITY = new Set<unknown>(['settings', 'encrypt', 'decrypt', 'closed']);

/** Both ends are ours and built together: the kind alone tells whether a message is one of these. */
export function isToUtility(value: unknown): value is ToUtility {
  return TO_UTILITY.has(kindOf(value));
}

export function isFromUtility(value: unknown): value is FromUtility {
  return FROM_UTILITY.has(kindOf(value));
}

function kindOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? (value as { kind?: unknown }).kind : undefined;
}
