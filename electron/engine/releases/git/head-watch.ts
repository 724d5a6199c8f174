import { FileWatcher } from '../../file-watcher.ts';
import { askGit, type GitPlace } from './git.ts';
import { findRepository, headFiles } from './repository.ts';

/** Knows the commit that HEAD names, kept up to date by watching git's files: git itself runs only after a change. */
export class HeadWatch {
  /** Full; null outside of a repository. */
  hash: string | null = null;

  readonly #place: GitPlace;
  readonly #onChange: () => void;
  #watcher: FileWatcher | null = null;
  #disposed = false;

  constructor(place: GitPlace, onChange: () => void) {
    this.#place = place;
    this.#onChange = onChange;
  }

  /** Begins to watch; may be repeated. Never rejects. */
  async start(): Promise<void> {
    if (this.#watcher !== null || this.#disposed) return;
    this.#watcher = new FileWatcher(() => void this.#look());
    await this.#look();
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#watcher?.dispose();
  }

  /** Another branch means other files. */
  async #look(): Promise<void> {
    const repository = await findRepository(this.#place.folder);
    if (repository === null || this.#disposed) return;
    await this.#watcher?.watch(await headFiles(repository));
    const hash = (await askGit(this.#place, 'rev-parse', '--verify', '--quiet', 'HEAD'))?.trim() || null;
    if (hash === this.hash || this.#disposed) return;
    this.hash = hash;
    this.#onChange();
  }
}
