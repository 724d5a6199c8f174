import type { AppSettings } from '../../../shared/app/app.ts';
import { type Client, createClient } from '../../../shared/contract/client.ts';
import type { Channel, Message } from '../../../shared/contract/wire.ts';
import { createEngine } from '../../engine/api/create-engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { stateFolder } from '../../server/host/state-folder.ts';
import { type EngineSettings, memorySettings, type SettingsStore } from '../../engine/storage/settings.ts';
import { commandSettings } from './file-settings.ts';
import type { Installation } from './installation.ts';

/**
 * An engine that lives as long as this command.
 * @param folder the one it runs as the command line says, absolute; null: apps are run by what is remembered of them
 */
export function ownEngine({ version, sampleFolder, environment }: Installation, folder: string | null): Engine {
  const state = stateFolder(process.env);
  const kept = commandSettings(state);
  return createEngine({
    version,
    host: 'terminal',
    sampleFolder,
    settings: folder === null ? kept : localSettings(kept, folder),
    stateFolder: state,
    shellEnvironment: environment,
    terminalRenderer: null,
  });
}

const ON_THE_COMMAND_LINE = { procfile: null, envFiles: null, port: null, formation: {}, trusted: true };

/**
 * Settings of an engine that runs one folder as a command line says. What was chosen in the window for files, port and
 * formation does not change what `dynodeck local` means, and nothing of a run is remembered but the block of ports.
 * @param folder absolute
 */
function localSettings(kept: SettingsStore, folder: string): SettingsStore {
  const { apps, recent } = kept.read();
  const known = apps[folder];
  const start: AppSettings = { assignedPort: null, ...known, ...ON_THE_COMMAND_LINE };
  const memory = memorySettings({ apps: { [folder]: start }, recent });
  return {
    read: memory.read,
    write(settings: EngineSettings) {
      memory.write(settings);
      keepPort(kept, folder, settings.apps[folder]?.assignedPort ?? null);
    },
  };
}

function keepPort(kept: SettingsStore, folder: string, assignedPort: number | null): void {
  const { apps, recent } = kept.read();
  const known = apps[folder];
  if ((known?.assignedPort ?? null) === assignedPort) return;
  const app: AppSettings = { ...(known ?? { ...ON_THE_COMMAND_LINE, trusted: false }), assignedPort };
  kept.write({ apps: { ...apps, [folder]: app }, recent });
}

/** A client of an engine in this process: what follows need not know where its engine is. */
export function inProcessClient(engine: Engine): Client {
  const [ours, theirs] = channelPair();
  engine.connect(theirs, 'program');
  return createClient(ours);
}

type Listeners = { message: ((message: Message) => void)[]; close: (() => void)[] };

function channelPair(): [Channel, Channel] {
  const left: Listeners = { message: [], close: [] };
  const right: Listeners = { message: [], close: [] };
  let closed = false;
  const close = (): void => {
    if (closed) return;
    closed = true;
    for (const listener of [...left.close, ...right.close]) listener();
  };
  const end = (own: Listeners, other: Listeners): Channel => ({
    send: (message) => {
      if (!closed) for (const listener of other.message) listener(message);
    },
    onMessage: (listener) => void own.message.push(listener),
    onClose: (listener) => void own.close.push(listener),
    close,
  });
  return [end(left, right), end(right, left)];
}
