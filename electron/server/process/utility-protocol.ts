import type { EngineInfo, Params } from '../../../shared/contract/contract.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { SnapshotProtection } from '../../../shared/releases/release.ts';
import type { EngineSettings } from '../../engine/storage/settings.ts';

/** What Electron's main process tells the engine's process. */
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
  /** Comes with one MessagePort: a window's connection. */
  | { kind: 'connect' }
  | { kind: 'open'; id: number; params: Params<'app.open'> }
  | { kind: 'show'; app: string }
  /** For whoever looks at the window. */
  | { kind: 'notify'; text: string }
  /** What was to be encrypted or decrypted; null when that was not possible. */
  | { kind: 'secret'; id: number; bytes: Uint8Array | null }
  | { kind: 'shutdown' }
  | { kind: 'killAll' };

/** What the engine's process tells Electron's main process. */
export type FromUtility =
  | { kind: 'opened'; id: number; app: string }
  | { kind: 'openFailed'; id: number; failure: Failure }
  /** To be kept; main owns the file. */
  | { kind: 'settings'; settings: EngineSettings }
  /** Asks main's key store, which answers with `secret`. */
  | { kind: 'encrypt' | 'decrypt'; id: number; bytes: Uint8Array }
  /** Every dyno is gone; the process ends by itself. */
  | { kind: 'closed' };

const TO_UTILITY = new Set<unknown>(['start', 'connect', 'open', 'show', 'notify', 'secret', 'shutdown', 'killAll']);
const FROM_UTILITY = new Set<unknown>(['opened', 'openFailed', 'settings', 'encrypt', 'decrypt', 'closed']);

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
