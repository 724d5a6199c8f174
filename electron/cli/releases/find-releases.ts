import { realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { ReleaseResults } from '../../../shared/contract/releases.ts';
import { appId, releasesFolder } from '../../engine/engine.ts';
import { ReleaseStore } from '../../engine/releases/release-store.ts';
import { readInfo, readList, readOutputOf } from '../../engine/releases/queries.ts';
import { PLAIN_BOX } from '../../engine/storage/secret-box.ts';
import { stateFolder } from '../../server/host/state-folder.ts';
import { findApp } from '../app/find-app.ts';
import { CommandFailure } from '../output/failure.ts';

/** The releases of an app, wherever they are read. */
export interface FoundReleases {
  app: string;
  list(count: number): Promise<ReleaseResults['releases.list']>;
  info(version: number): Promise<ReleaseResults['releases.info']>;
  output(version: number): Promise<ReleaseResults['releases.output']>;
  close(): void;
}

/**
 * Those of the app that is open here; with nothing that has it open, those on disk.
 * @param folder as typed; null: the current folder
 * @throws {CommandFailure} when there are none for it or any folder above
 */
export async function findReleases(folder: string | null): Promise<FoundReleases> {
  const found = await findApp(folder);
  if (found === null) return storedReleases(folder);
  const { client, app } = found;
  return {
    app: app.name,
    list: (count) => client.request('releases.list', { app: app.id, count }),
    info: (version) => client.request('releases.info', { app: app.id, version }),
    output: (version) => client.request('releases.output', { app: app.id, version }),
    close: () => client.close(),
  };
}

async function storedReleases(typed: string | null): Promise<FoundReleases> {
  const start = realPath(typed ?? '.');
  for (let folder = start; ; folder = dirname(folder)) {
    const path = releasesFolder(stateFolder(process.env), appId(folder));
    const store = new ReleaseStore(path, PLAIN_BOX);
    await store.refresh();
    const app = basename(folder);
    if (store.releases.length > 0) {
      return {
        app,
        list: (count) => readList(store, count),
        info: (version) => readInfo(store, app, version),
        output: (version) => readOutputOf(store, app, version, path),
        close: () => {},
      };
    }
    if (dirname(folder) === folder) throw new CommandFailure(`${basename(start)} has no releases.`);
  }
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
