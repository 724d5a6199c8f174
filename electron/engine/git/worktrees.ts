import { lstat, mkdir, readdir, realpath, rm, stat, symlink, unlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { askGit, CHECKOUT_TIMEOUT_MS, type GitPlace, runGit } from './git.ts';
import { findRepository } from './repository.ts';

const FOLDER_NAME = 'code';
const FOLDER_MODE = 0o700;
/** Where package managers put what an app needs; it is in no commit, so a fresh checkout lacks it. */
const DEPENDENCIES = ['node_modules', join('vendor', 'bundle'), '.venv', 'venv'];
const HASH = /^[0-9a-f]{40,64}$/;

/** A commit's code, ready to be run. */
export interface CheckedOut {
  /** The app's folder in it. */
  folder: string;
  /** Dependency folders that lead to those of the developer's own folder. */
  linked: string[];
}

/** Old commits of an app, each checked out beside the developer's own checkout, which is never touched. */
export class Worktrees {
  readonly #place: GitPlace;
  readonly #folder: string | null;

  /** @param folder of the app's releases; null: there is nowhere to put them */
  constructor(place: GitPlace, folder: string | null) {
    this.#place = place;
    this.#folder = folder === null ? null : join(folder, FOLDER_NAME);
  }

  /** @param hash full. @throws {DynodeckError} in one sentence, why its code cannot be run */
  async checkOut(hash: string): Promise<CheckedOut> {
    const repository = await findRepository(this.#place.folder);
    if (this.#folder === null || repository === null || !HASH.test(hash)) throw cannot(hash, NO_PLACE);
    const path = join(this.#folder, hash);
    try {
      if ((await stat(join(path, '.git')).catch(() => null)) === null) await this.#add(path, hash);
    } catch (error) {
      throw cannot(hash, error instanceof Error ? error.message : String(error));
    }
    const folder = join(path, await this.#prefix(repository.top));
    if ((await stat(folder).catch(() => null)) === null) throw cannot(hash, 'it does not have the folder');
    return { folder, linked: await this.#linkDependencies(folder) };
  }

  /** The app's folder in a commit that has been checked out. */
  async folderOf(hash: string): Promise<string | null> {
    const repository = await findRepository(this.#place.folder);
    if (this.#folder === null || repository === null) return null;
    const folder = join(this.#folder, hash, await this.#prefix(repository.top));
    return (await stat(folder).catch(() => null)) === null ? null : folder;
  }

  /** Removes all that are not in use. Never rejects: what is left goes the next time. */
  async prune(used: ReadonlySet<string>): Promise<void> {
    const root = this.#folder;
    if (root === null) return;
    const hashes = (await readdir(root).catch(() => [])).filter((name) => HASH.test(name) && !used.has(name));
    for (const hash of hashes) await this.#remove(join(root, hash)).catch(() => undefined);
  }

  async #add(path: string, hash: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
    // A checkout that was cut short is in the way of the next one.
    await rm(path, { recursive: true, force: true });
    await askGit(this.#place, 'worktree', 'prune');
    await runGit(this.#place, ['worktree', 'add', '--detach', path, hash], CHECKOUT_TIMEOUT_MS);
  }

  async #remove(path: string): Promise<void> {
    const folder = join(path, await this.#prefix((await findRepository(this.#place.folder))?.top ?? ''));
    // What a link leads to is the developer's own.
    for (const name of DEPENDENCIES) if (await isLink(join(folder, name))) await unlink(join(folder, name));
    await askGit(this.#place, 'worktree', 'remove', '--force', path);
    await rm(path, { recursive: true, force: true });
    await askGit(this.#place, 'worktree', 'prune');
  }

  async #linkDependencies(folder: string): Promise<string[]> {
    const linked: string[] = [];
    for (const name of DEPENDENCIES) {
      const [from, to] = [join(this.#place.folder, name), join(folder, name)];
      if (await isLink(to)) linked.push(name);
      else if ((await isFolder(from)) && (await lstat(to).catch(() => null)) === null) {
        await mkdir(dirname(to), { recursive: true });
        await symlink(from, to, 'junction');
        linked.push(name);
      }
    }
    return linked;
  }

  /** Where the app is in the repository; empty at its top. */
  async #prefix(top: string): Promise<string> {
    if (top === '') return '';
    return relative(await realpath(top), await realpath(this.#place.folder));
  }
}

const NO_PLACE = 'there is no repository here, or no folder for a second checkout';

function cannot(hash: string, reason: string): DynodeckError {
  return new DynodeckError('bad-request', `The code of ${hash.slice(0, 7)} cannot be checked out: ${reason}.`);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null))?.isSymbolicLink() ?? false;
}
