import type { ReleaseCommit } from '../../../shared/releases/release.ts';
import { FileWatcher } from '../storage/file-watcher.ts';
import { askGit, type GitPlace } from './git.ts';
import { findRepository, headFiles } from './repository.ts';

/** HEAD of the folder's repository; null outside of one, before the first commit, and where there is no git. */
export async function readHead(place: GitPlace): Promise<ReleaseCommit | null> {
  if ((await findRepository(place.folder)) === null) return null;
  const [commit, changes] = await Promise.all([
    askGit(place, 'log', '-1', '--format=%H%x00%s', 'HEAD'),
    askGit(place, 'status', '--porcelain', '--untracked-files=no', '--', '.'),
  ]);
  const [hash = '', subject = ''] = commit?.trimEnd().split('\0') ?? [];
  return hash === '' ? null : { hash, subject, dirty: changes !== null && changes !== '' };
}

/** Hash and subject of any commit; null when the repository has it no more. */
export async function readCommit(place: GitPlace, name: string): Promise<ReleaseCommit | null> {
  const commit = await askGit(place, 'log', '-1', '--format=%H%x00%s', name, '--');
  const [hash = '', subject = ''] = commit?.trimEnd().split('\0') ?? [];
  return hash === '' ? null : { hash, subject, dirty: false };
}

/** Knows the commit that HEAD names, kept up to date by watching git's files: git itself runs only after a change. */
export class HeadWatch {
  /** Full; null where HEAD names no commit: outside of a repository, and before its first commit. */
  hash: string | null = null;
  /** Whether {@link hash} was looked for. */
  isKnown = false;

  readonly #place: GitPlace;
  readonly #onChange: () => void;
  #watcher: FileWatcher | null = null;
  #disposed = false;

  constructor(place: GitPlace, onChange: () => void) {
    this.#place = place;
    this.#onChange = onChange;
  }

  /** Begins to watch; repeated, it looks for a repository that was made meanwhile. Never rejects. */
  async start(): Promise<void> {
    if (this.hash !== null || this.#disposed) return;
    this.#watcher ??= new FileWatcher({ changed: () => void this.#look() });
    await this.#look();
  }

  async close(): Promise<void> {
    this.#disposed = true;
    await this.#watcher?.close();
  }

  /** Another branch means other files. */
  async #look(): Promise<void> {
    const repository = await findRepository(this.#place.folder);
    if (this.#disposed) return;
    if (repository === null) return this.#found(null);
    await this.#watcher?.watch(await headFiles(repository));
    const hash = (await askGit(this.#place, 'rev-parse', '--verify', '--quiet', 'HEAD'))?.trim() || null;
    if (!this.#disposed) this.#found(hash);
  }

  #found(hash: string | null): void {
    if (this.isKnown && hash === this.hash) return;
    this.isKnown = true;
    this.hash = hash;
    this.#onChange();
  }
}
