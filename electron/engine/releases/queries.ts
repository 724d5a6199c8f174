import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { Release, ReleaseDetails, SnapshotProtection } from '../../../shared/releases/release.ts';
import type { StoredRelease } from './ledger/release-line.ts';
import { readOutput } from './output-file.ts';
import type { ReleaseStore } from './release-store.ts';

/** Newest first. */
export async function readList(
  store: ReleaseStore,
  count: number,
): Promise<{ releases: Release[]; protection: SnapshotProtection }> {
  await store.refresh();
  const newest = store.releases.toReversed().slice(0, count);
  return { releases: newest.map((stored) => store.toRelease(stored)), protection: store.protection };
}

/** @param app its name. @throws {DynodeckError} when there is no such release */
export async function readInfo(store: ReleaseStore, app: string, version: number): Promise<ReleaseDetails> {
  const stored = await requireRelease(store, app, version);
  const configVars = await store.configVars(stored);
  return { release: store.toRelease(stored), configVars, processTypes: stored.processTypes };
}

/**
 * What a release command has printed, as far as it is on disk.
 * @param folder of the app's releases; null: nothing is. @throws {DynodeckError} when there is no such release
 */
export async function readOutputOf(
  store: ReleaseStore,
  app: string,
  version: number,
  folder: string | null,
): Promise<{ text: string; complete: boolean }> {
  const { status } = await requireRelease(store, app, version);
  return { text: folder === null ? '' : await readOutput(folder, version), complete: status !== 'pending' };
}

/** @throws {DynodeckError} when there is no such release */
export async function requireRelease(store: ReleaseStore, app: string, version: number): Promise<StoredRelease> {
  await store.refresh();
  const stored = store.get(version);
  if (stored === null) throw new DynodeckError('bad-request', `${app} has no release v${version}.`);
  return stored;
}
