import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { Release, ReleaseDetails, SnapshotProtection } from '../../../shared/releases/release.ts';
import type { StoredRelease } from './ledger/release-line.ts';
import { readOutput } from './output-file.ts';
import type { ReleaseBook } from './release-store.ts';

/** Newest first. */
export async function readList(
  book: ReleaseBook,
  count: number,
): Promise<{ releases: Release[]; protection: SnapshotProtection }> {
  await book.refresh();
  const newest = book.releases.toReversed().slice(0, count);
  return { releases: newest.map((stored) => book.toRelease(stored)), protection: book.protection };
}

/** @param app its name. @throws {DynodeckError} when there is no such release */
export async function readInfo(book: ReleaseBook, app: string, version: number): Promise<ReleaseDetails> {
  const stored = await requireRelease(book, app, version);
  const configVars = await book.configVars(stored);
  return { release: book.toRelease(stored), configVars, processTypes: stored.processTypes };
}

/**
 * What a release command has printed, as far as it is on disk.
 * @param folder of the app's releases; null: nothing is. @throws {DynodeckError} when there is no such release
 */
export async function readOutputOf(
  book: ReleaseBook,
  app: string,
  version: number,
  folder: string | null,
): Promise<{ text: string; complete: boolean }> {
  const { status } = await requireRelease(book, app, version);
  return { text: folder === null ? '' : await readOutput(folder, version), complete: status !== 'pending' };
}

/** @throws {DynodeckError} when there is no such release */
export async function requireRelease(book: ReleaseBook, app: string, version: number): Promise<StoredRelease> {
  await book.refresh();
  const stored = book.get(version);
  if (stored === null) throw new DynodeckError('bad-request', `${app} has no release v${version}.`);
  return stored;
}
