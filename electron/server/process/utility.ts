/** Entry of the engine's process in the desktop app: Electron's `utilityProcess`, in which only plain Node is used. */
import { assertNever } from '../../../shared/text/assert-never.ts';
import type { Channel } from '../../../shared/contract/wire.ts';
import { createEngine } from '../../engine/api/create-engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { memorySettings, type EngineSettings, type SettingsStore } from '../../engine/storage/settings.ts';
import { BrokeredSecretBox } from './brokered-secret-box.ts';
import { messagePortChannel, type MainPort } from '../transport/message-port-channel.ts';
import { listenForCommands, type SocketServer } from '../transport/socket-server.ts';
import { stateFolder } from '../host/state-folder.ts';
import { isToUtility, type FromUtility, type ToUtility } from './utility-protocol.ts';

/** What is used of Electron's ParentPort. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: MainPort[] }) => void): void;
  postMessage(message: FromUtility): void;
}

/** Who reads what the engine says by itself. */
const READERS = { window: 'person', program: 'program' } as const;

const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort };
if (!parentPort) throw new Error('This is the engine of the desktop app: it is started by Dynodeck, not by hand.');

/** Ctrl-C in the terminal of Dynodeck reaches this process too. Main decides what it means and tells us. */
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
/** A service manager ends all processes of a program at once. */
process.on('SIGTERM', () => void shutdown().then(() => process.exit(0)));

let engine: Engine | null = null;
let secretBox: BrokeredSecretBox | null = null;
let socket: Promise<SocketServer | null> | null = null;

parentPort.on('message', ({ data, ports }) => {
  if (isToUtility(data)) receive(data, ports);
});

function receive(message: ToUtility, ports: MainPort[]): void {
  if (message.kind === 'start') {
    const { kind: _, settings, protection, ...options } = message;
    secretBox = new BrokeredSecretBox(protection, send);
    const started = createEngine({
      ...options,
      host: 'desktop',
      settings: settingsWithMain(settings),
      secretBox,
      stateFolder: stateFolder(options.shellEnvironment),
    });
    engine = started;
    const connect = (channel: Channel): void => started.connect(channel, 'program');
    socket = listenForCommands(connect, console.error, options.shellEnvironment);
    return;
  }
  if (engine === null) throw new Error(`The engine was told "${message.kind}" before "start".`);
  switch (message.kind) {
    case 'connect':
      for (const port of ports) engine.connect(messagePortChannel(port), READERS[message.from]);
      return;
    case 'secret':
      return secretBox?.answer(message.id, message.bytes);
    case 'shutdown':
      return void shutdown();
    default:
      assertNever(message);
  }
}

async function shutdown(): Promise<void> {
  await engine?.close();
  await (await socket)?.close();
  send({ kind: 'closed' });
}

/** The engine reads from memory; each change goes to main, which owns the file. */
function settingsWithMain(initial: EngineSettings): SettingsStore {
  const memory = memorySettings(initial);
  return {
    read: memory.read,
    write(settings) {
      memory.write(settings);
      send({ kind: 'settings', settings });
    },
  };
}

function send(message: FromUtility): void {
  parentPort?.postMessage(message);
}
