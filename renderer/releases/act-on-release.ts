import type { Release } from '../../shared/releases/release.ts';
import { ask } from '../state/ask.ts';
import { showRelease } from './release-selection.ts';

/** Makes a release of what HEAD is now. */
export async function deploy(app: string): Promise<void> {
  show(app, await ask('releases.deploy', { app }));
}

/** @param version null: the newest */
export async function retryRelease(app: string, version: number | null): Promise<void> {
  show(app, await ask('releases.retry', { app, version }));
}

/** @param code runs the old commit's code too */
export async function rollBack(app: string, version: number, code: boolean): Promise<void> {
  show(app, await ask('releases.rollback', { app, version, code }));
}

function show(app: string, release: Release | undefined): void {
  if (release) showRelease(app, release.version);
}
