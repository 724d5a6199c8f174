import { createEngine } from '../../engine/api/create-engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { stateFolder } from '../../server/host/state-folder.ts';
import { commandSettings } from './file-settings.ts';
import type { Installation } from './installation.ts';
import { localSettings } from './local-settings.ts';

/**
 * An engine that lives as long as this command.
 * @param folder the one it runs as the command line says, absolute; null: apps are run by what is remembered of them
 */
export function ownEngine({ version, sampleFolder }: Installation, folder: string | null): Engine {
  const state = stateFolder(process.env);
  const kept = commandSettings(state);
  return createEngine({
    version,
    host: 'terminal',
    sampleFolder,
    settings: folder === null ? kept : localSettings(kept, folder),
    stateFolder: state,
    shellEnvironment: process.env,
    terminalRenderer: null,
  });
}
