import { isatty } from 'node:tty';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import type { Params } from '../../../shared/contract/contract.ts';
import { RESET_MODES } from '../../engine/terminal/replay/reset-modes.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { UNSEEN_SIZE } from '../../engine/terminal/view-sizes.ts';
import { onStopSignals } from '../../server/host/stop-signals.ts';
import { openParams } from '../../server/process/open-params.ts';
import type { AppChoice, ShellChoice } from '../app/app-options.ts';
import type { Installation } from '../app/installation.ts';
import { signalStatus } from '../output/exit-reason.ts';
import { DescriptorOutput, standardOutput } from '../output/descriptor-output.ts';
import { OwnTerminal, terminalVariables } from '../terminal/own-terminal.ts';
import { AttachedTerminal } from '../terminal/terminal-view.ts';
import { findApp, type FoundApp } from '../app/find-app.ts';
import { inProcessClient, ownEngine } from '../app/own-engine.ts';
import { formatProblem } from '../output/failure.ts';
import { Pipes } from './pipes.ts';
import { joinWords } from './shell-words.ts';

export interface OneOffOptions extends AppChoice, ShellChoice {
  folder: string | null;
  /** The command as it was typed, word by word. */
  words: string[];
}

/** The part of the command line that the request for a dyno says. */
type OneOffRequest = Pick<Params<'run.start'>, 'command' | 'shell' | 'profiles'>;

/**
 * `dynodeck run`: a one-off dyno on this terminal, or between this command's pipes.
 * @returns the exit status of its command
 */
export async function runOneOff(options: OneOffOptions, installation: Installation): Promise<number> {
  const app = await openOneOffApp(options, installation);
  try {
    const { shell, profiles } = options;
    const request: OneOffRequest = {
      command: joinWords(options.words),
      ...(shell === null ? {} : { shell }),
      ...(profiles === null ? {} : { profiles }),
    };
    const isInteractive = (isatty(0) && isatty(1)) || process.platform === 'win32';
    return isInteractive ? await runOnTerminal(app, request) : await runInPipes(app, request);
  } finally {
    await app.close();
  }
}

async function runOnTerminal({ client, app }: OneOffApp, request: OneOffRequest): Promise<number> {
  const terminal = new OwnTerminal();
  const { dyno } = await client.request('run.start', {
    app: app.id,
    ...request,
    ...terminal.size,
    variables: terminalVariables(),
  });
  const view = new AttachedTerminal(client, app.id, dyno, standardOutput());
  const stopped = stopOnSignals(() => client.request('dynos.stop', { app: app.id, target: dyno }));
  try {
    terminal.take();
    process.stderr.write(`Running ${request.command} on ${app.name}... up, ${dyno}\r\n`);
    await view.open(terminal.size);
    terminal.onInput((bytes) => view.input(bytes));
    terminal.onResize((size) => view.resize(size));
    const ending = await view.ended;
    if (ending.how === 'exited' && ending.note !== null) process.stderr.write(`dynodeck: ${ending.note}\n`);
    if (ending.how !== 'exited') process.stdout.write(RESET_MODES);
    if (ending.how === 'lost') process.stderr.write('dynodeck: The engine it ran in has ended.\n');
    return stopped.status ?? (ending.how === 'exited' ? ending.status : 1);
  } finally {
    terminal.restore();
    await client.request('run.close', { app: app.id, dyno }).catch(() => undefined);
  }
}

async function runInPipes({ client, app }: OneOffApp, request: OneOffRequest): Promise<number> {
  const pipes = new Pipes([standardOutput(), new DescriptorOutput(2)]);
  const complete = untilComplete(client, app.id);
  const { dyno } = await client.request('run.start', {
    app: app.id,
    ...request,
    ...UNSEEN_SIZE,
    streams: pipes.paths,
    variables: terminalVariables(),
  });
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

export interface Completion {
  status: number;
  /** Why it could not run. */
  note: string | null;
}

/** Watches an app from now on. @returns a function that waits for the end of one of its one-off dynos */
function untilComplete(client: Client, app: string): (dyno: string) => Promise<Completion> {
  const last = new Map<string, DynoSnapshot>();
  let check = (): void => {};
  /** Somebody has closed its terminal elsewhere. */
  const closed = new Set<string>();
  let lost = false;
  client.on('app.changed', (snapshot) => {
    if (snapshot.id !== app) return;
    for (const dyno of snapshot.dynos) last.set(dyno.name, dyno);
    for (const name of last.keys()) if (!snapshot.dynos.some((dyno) => dyno.name === name)) closed.add(name);
    check();
  });
  client.onClose(() => {
    lost = true;
    check();
  });
  return (name) =>
    new Promise((resolve) => {
      check = () => {
        const dyno = last.get(name);
        if (dyno?.state === 'complete' || closed.has(name)) {
          resolve({ status: dyno?.exit?.status ?? 1, note: dyno?.note ?? null });
        } else if (lost) resolve({ status: 1, note: 'The engine it ran in has ended.' });
      };
      check();
    });
}

type FolderChoice = AppChoice & { folder: string | null };

interface OneOffApp extends FoundApp {
  /** Ends what was started for this command alone. */
  close(): Promise<void>;
}

/**
 * The app a one-off dyno runs in: where the folder is open already, it appears beside the other dynos. With files or a
 * port of its own it cannot be part of that app.
 */
async function openOneOffApp(choice: FolderChoice, installation: Installation): Promise<OneOffApp> {
  const isPlain = choice.procfile === null && choice.envFiles === null && choice.port === null;
  const found = isPlain ? await findApp(choice.folder) : null;
  if (found === null) return openHere(choice, installation);
  // Whoever types a command in a folder trusts it.
  if (!found.app.settings.trusted) await found.client.request('app.trust', { app: found.app.id });
  return { ...found, close: () => Promise.resolve(found.client.close()) };
}

async function openHere(choice: FolderChoice, installation: Installation): Promise<OneOffApp> {
  const folder = choice.folder ?? process.cwd();
  const engine = ownEngine(installation, folder);
  const app = await engine.openApp(openParams({ ...choice, folder }));
  engine.app(app.id).trust();
  // A folder without a Procfile can run one-offs all the same.
  for (const problem of app.problems.filter(({ file, line }) => line !== null || file !== app.procfile)) {
    process.stderr.write(`${formatProblem(problem)}\n`);
  }
  return { client: inProcessClient(engine), app, close: () => engine.close() };
}
