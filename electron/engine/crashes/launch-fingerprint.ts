import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Launch } from '../dyno/dyno.ts';
import type { GitPlace } from '../git/git.ts';
import { readHead } from '../git/head.ts';
import { JsonStateFile } from '../storage/json-state-file.ts';
import { lockfileHashes, staleInstalls } from './lockfiles.ts';

export const FootingSchema = v.object({
  /** Epoch milliseconds of the start. */
  at: v.number(),
  command: v.string(),
  salt: v.string(),
  /** Name → digest of the value. */
  configVars: v.record(v.string(), v.string()),
  head: v.nullable(v.object({ hash: v.string(), subject: v.string(), dirty: v.boolean() })),
  lockfiles: v.record(v.string(), v.string()),
  /** Lock files that it ran well without an installation of. */
  uninstalled: v.array(v.string()),
});

/** What a dyno stood on when it was started, to compare with later. */
export type LaunchFingerprint = v.InferOutput<typeof FootingSchema>;

const SALT_BYTES = 8;
/** Four hexadecimal digits tell that a value has changed, but nearly nothing about it: they are kept on disk. */
const DIGEST_LENGTH = 4;

/** What a folder holds is read once for dynos that start together. */
const SHARED_MS = 1_000;

type LaunchFacts = Pick<Launch, 'command' | 'configVars'>;
type FolderFacts = Pick<LaunchFingerprint, 'head' | 'lockfiles' | 'uninstalled'>;

/** Reads footings, without running git for each dyno of a large formation. */
export class FingerprintReader {
  #last: { folder: string; readAt: number; look: Promise<FolderFacts> } | null = null;

  /** @param at epoch milliseconds of the start */
  async read({ command, configVars }: LaunchFacts, at: number, place: GitPlace): Promise<LaunchFingerprint> {
    const salt = randomBytes(SALT_BYTES).toString('hex');
    const digests = Object.entries(configVars).map(([name, value]) => [name, digestOf(salt, value)] as const);
    const look = await this.#look(place);
    return { at, command, salt, configVars: Object.fromEntries(digests), ...look };
  }

  #look(place: GitPlace): Promise<FolderFacts> {
    const { folder } = place;
    if (this.#last?.folder !== folder || Date.now() - this.#last.readAt > SHARED_MS) {
      this.#last = { folder, readAt: Date.now(), look: lookInto(place) };
    }
    return this.#last.look;
  }
}

async function lookInto(place: GitPlace): Promise<FolderFacts> {
  const { folder } = place;
  const [head, lockfiles, stale] = await Promise.all([readHead(place), lockfileHashes(folder), staleInstalls(folder)]);
  return { head, lockfiles, uninstalled: stale.map(({ lockfile }) => lockfile) };
}

/** Names of config vars whose values are others than in a fingerprint. */
export function changedConfigVars(
  { salt, configVars }: LaunchFingerprint,
  now: Readonly<Record<string, string>>,
): { added: string[]; changed: string[]; removed: string[] } {
  const names = Object.keys(now);
  return {
    added: names.filter((name) => !Object.hasOwn(configVars, name)),
    changed: names.filter((name) => {
      return Object.hasOwn(configVars, name) && configVars[name] !== digestOf(salt, now[name] ?? '');
    }),
    removed: Object.keys(configVars).filter((name) => !Object.hasOwn(now, name)),
  };
}

function digestOf(salt: string, value: string): string {
  return createHash('sha256').update(`${salt}\0${value}`).digest('hex').slice(0, DIGEST_LENGTH);
}

const FileSchema = v.object({ version: v.literal(1), good: v.record(v.string(), FootingSchema) });

/**
 * What each process type last ran well on. Kept across runs of Dynodeck: the change that breaks a dyno is often made
 * while nothing runs.
 */
export class LastGoodLaunches {
  readonly #file: JsonStateFile;
  #good: Record<string, LaunchFingerprint> = {};

  /** @param file null: kept in memory only */
  constructor(file: string | null) {
    this.#file = new JsonStateFile(file);
  }

  async open(): Promise<void> {
    const read = v.safeParse(FileSchema, await this.#file.read());
    if (read.success) this.#good = { ...read.output.good, ...this.#good };
  }

  of(type: string): LaunchFingerprint | null {
    return (Object.hasOwn(this.#good, type) ? this.#good[type] : null) ?? null;
  }

  set(type: string, fingerprint: LaunchFingerprint): void {
    this.#good = { ...this.#good, [type]: fingerprint };
    this.#file.note(() => ({ version: 1, good: this.#good }));
  }

  /** Resolves once everything is on disk. */
  written(): Promise<void> {
    return this.#file.written();
  }
}
