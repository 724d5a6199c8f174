import type { Slug } from '../../../shared/releases/release-change.ts';
import type {
  Release,
  ReleaseCause,
  ReleaseCommit,
  ReleaseStatus,
  SnapshotProtection,
} from '../../../shared/releases/release.ts';
import { isRunning, ownIdentity } from '../system/process-identity.ts';
import { ReleaseLedger } from './ledger/release-ledger.ts';
import type { ReleaseLine, StoredRelease } from './ledger/release-line.ts';
import { openVars, sealVars } from './ledger/sealed-vars.ts';
import type { SecretBox } from '../storage/secret-box.ts';

/** What a new release is made of. */
export interface ReleaseDraft extends Slug {
  cause: ReleaseCause;
  description: string;
  user: string;
  commit: ReleaseCommit | null;
  /** The commit whose code a worktree holds; null: the code is the folder's. */
  code: string | null;
  /** `pending` when a release command has to run first. */
  status: 'pending' | 'succeeded';
}

/** A release with its config vars, null when they can no longer be decrypted. */
export interface OpenedRelease {
  release: StoredRelease;
  configVars: Record<string, string> | null;
}

/** The ledger with the config vars of the two releases that matter: the newest one, and the one that dynos run. */
export class ReleaseStore {
  readonly #ledger: ReleaseLedger;
  readonly #box: SecretBox;
  #newest: OpenedRelease | null = null;
  #current: OpenedRelease | null = null;

  constructor(folder: string | null, box: SecretBox) {
    this.#ledger = new ReleaseLedger(folder);
    this.#box = box;
  }

  get newest(): OpenedRelease | null {
    return this.#newest;
  }

  /** The newest that succeeded. */
  get current(): OpenedRelease | null {
    return this.#current;
  }

  /** Oldest first. */
  get releases(): readonly StoredRelease[] {
    return this.#ledger.releases;
  }

  get protection(): SnapshotProtection {
    return this.#box.protection;
  }

  get(version: number): StoredRelease | null {
    return this.#ledger.get(version);
  }

  /** Reads what this and other engines have written. @throws when the ledger cannot be read */
  async refresh(): Promise<void> {
    await this.#ledger.refresh();
    await this.#open();
  }

  /** Settles releases whose engine ended before their release command did. @returns them */
  async expire(): Promise<StoredRelease[]> {
    const lost = this.releases.filter(({ status, maker }) => status === 'pending' && !isRunning(maker));
    for (const release of lost) await this.settle(release.version, 'expired', null, release.command !== null);
    return lost;
  }

  /**
   * Resolves with the release once it is safely on the ledger.
   * @param noted called when it is in the store, which may be before the disk has it
   * @throws when it cannot be written: then it is in the store no more
   */
  async add(draft: ReleaseDraft, noted: (release: StoredRelease) => void = () => {}): Promise<StoredRelease> {
    const { configVars, ...rest } = draft;
    const vars = await sealVars(configVars, this.#box);
    let version = 0;
    const lines = (releases: readonly StoredRelease[]): ReleaseLine[] => {
      version = (releases.at(-1)?.version ?? 0) + 1;
      return [{ kind: 'release', version, at: Date.now(), maker: ownIdentity(), vars, ...rest }];
    };
    const note = (): void => {
      const release = this.get(version) as StoredRelease;
      this.#newest = { release, configVars };
      if (draft.status === 'succeeded') this.#current = this.#newest;
      noted(release);
    };
    await this.#ledger.write(lines, note).finally(() => this.#open());
    return this.get(version) as StoredRelease;
  }

  /** Its release command is about to be started. */
  async begin(version: number, dyno: string): Promise<void> {
    await this.#ledger.write(() => [{ kind: 'command', version, dyno }]);
    await this.#open();
  }

  /** @param exit of its release command; null when that has not ended */
  async settle(version: number, status: ReleaseStatus, exit: number | null, hasOutput: boolean): Promise<void> {
    await this.#ledger.write(() => [{ kind: 'settled', version, status, exit, hasOutput }]);
    await this.#open();
  }

  async configVars({ vars, version }: StoredRelease): Promise<Record<string, string> | null> {
    const known = [this.#newest, this.#current].find((opened) => opened?.release.version === version);
    return known?.configVars ?? openVars(vars, this.#box);
  }

  /** As clients see it. */
  toRelease(stored: StoredRelease): Release {
    const { version, status, cause, description, user, at, commit, command } = stored;
    return {
      version,
      status,
      cause,
      description,
      user,
      at,
      commit,
      command,
      current: version === this.#current?.release.version,
      eligibleForRollback: status === 'succeeded',
    };
  }

  async #open(): Promise<void> {
    this.#newest = await this.#opened(this.releases.at(-1));
    this.#current = await this.#opened(this.releases.findLast(({ status }) => status === 'succeeded'));
  }

  async #opened(release: StoredRelease | undefined): Promise<OpenedRelease | null> {
    return release === undefined ? null : { release, configVars: await this.configVars(release) };
  }
}
