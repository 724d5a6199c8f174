import { isatty } from 'node:tty';
import { onStopSignals } from '../../server/host/stop-signals.ts';
import type { AppChoice } from '../app/app-options.ts';
import type { Installation } from '../app/installation.ts';
import { signalStatus } from '../output/exit-reason.ts';
import { DescriptorOutput, standardOutput } from '../output/descriptor-output.ts';
import { OwnTerminal } from '../terminal/own-terminal.ts';
import { AttachedTerminal } from '../terminal/terminal-view.ts';
import { type OneOffApp, openOneOffApp } from './open-one-off-app.ts';
import { Pipes } from './pipes.ts';
import { joinWords } from './shell-words.ts';
import { untilComplete } from './until-complete.ts';

/** Of the terminal beside the pipes, which nobody looks at. */
const UNSEEN_SIZE = { columns: 80, rows: 24 };

export interface OneOffOptions extends AppChoice {
  folder: string | null;
  /** The command as it was typed, word by word. */
  words: string[];
}

/**
 * `dynodeck run`: a one-off dyno on this terminal, or between this command's pipes.
 * @returns the exit status of its command
 */
export async function runOneOff(options: OneOffOptions, installation: Installation): Promise<number> {
  const app = await openOneOffApp(options, installation);
  try {
    const command = joinWords(options.words);
    const isInteractive = (isatty(0) && isatty(1)) || process.platform === 'win32';
    return isInteractive ? await runOnTerminal(app, command) : await runInPipes(app, command);
  } finally {
    await app.close();
  }
}

async function runOnTerminal({ client, app }: OneOffApp, command: string): Promise<number> {
  const terminal = new OwnTerminal();
  const { dyno } = await client.request('run.start', { app: app.id, command, ...terminal.size });
  const view = new AttachedTerminal(client, app.id, dyno, standardOutput());
  const stopped = stopOnSignals(() => client.request('dynos.stop', { app: app.id, target: dyno }));
  try {
    terminal.take();
    process.stderr.write(`Running ${command} on ${app.name}... up, ${dyno}\r\n`);
    await view.open(terminal.size);
    terminal.onInput((bytes) => view.input(bytes));
    terminal.onResize((size) => view.resize(size));
    const ending = await view.ended;
    if (ending.how === 'exited' && ending.note !== null) process.stderr.write(`dynodeck: ${ending.note}\n`);
    if (ending.how === 'lost') process.stderr.write('dynodeck: The engine it ran in has ended.\n');
    return stopped.status ?? (ending.how === 'exited' ? ending.status : 1);
  } finally {
    terminal.restore();
    await client.request('run.close', { app: app.id, dyno }).catch(() => undefined);
  }
}

async function runInPipes({ client, app }: OneOffApp, command: string): Promise<number> {
  const pipes = new Pipes([standardOutput(), new DescriptorOutput(2)]);
  const complete = untilComplete(client, app.id);
  const { dyno } = await client.request('run.start', { app: app.id, command, ...UNSEEN_SIZE, streams: pipes.paths });
  const stopped = stopOnSignals(() => client.request('dynos.stop', { app: app.id, target: dyno }));
  void pipes.feed(process.stdin);
  const { status, note } = await complete(dyno);
  await pipes.close();
  process.stdin.destroy();
  if (note !== null) process.stderr.write(`dynodeck: ${note}\n`);
  await client.request('run.close', { app: app.id, dyno }).catch(() => undefined);
  return stopped.status ?? status;
}

/** A signal to this command is one to its dyno. */
function stopOnSignals(stop: () => Promise<unknown>): { status: number | null } {
  const stopped: { status: number | null } = { status: null };
  onStopSignals((signal) => {
    stopped.status = signalStatus(signal);
    stop().catch(() => undefined);
  });
  return stopped;
}
