import { isatty } from 'node:tty';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import type { Client } from '../../../shared/contract/client.ts';
import type { App } from '../../engine/app/app.ts';
import type { Engine } from '../../engine/engine.ts';
import type { LocalOptions } from '../../engine/formation/local-options.ts';
import type { TerminalSize } from '../../engine/terminal/view-sizes.ts';
import { openParams } from '../../server/process/open-params.ts';
import { listenForCommands } from '../../server/transport/socket-server.ts';
import { inProcessClient, ownEngine } from '../app/own-engine.ts';
import { formatProblem } from '../output/failure.ts';
import type { Installation } from '../app/installation.ts';
import { LinePrefixes, prefixWidth } from '../logs/line-prefix.ts';
import { runOneOff } from '../one-off/run-one-off.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { type DescriptorOutput, standardOutput } from '../output/descriptor-output.ts';
import { type ExitReason, endingOf, signalStatus, statusOf } from '../output/exit-reason.ts';
import { OwnTerminal, terminalVariables } from '../terminal/own-terminal.ts';
import { LineWriter } from './line-writer.ts';
import { LogPrinter } from './log-printer.ts';
import { inputNotice, orphansNotice, portAdvice, reportStopping, routerNotice } from './notices.ts';
import { type LocalCommandOptions, type LocalPlan, planLocal } from './plan.ts';
import { StopRequest } from './stop-request.ts';

/** What is left beside a prefix on a terminal narrower than that is of no use: lines wrap, as without one. */
const LEAST_COLUMNS = 40;
/** A reader that takes nothing for so long after a signal does not get the rest. In milliseconds. */
const STALLED_MS = 2_000;

/**
 * `dynodeck local`: runs the app of the current folder here, with its log on stdout, until it ends or is told to.
 * @returns the exit status
 */
export async function runLocal(options: LocalCommandOptions, installation: Installation): Promise<number> {
  const plan = await planLocal(options);
  for (const warning of plan.warnings) printNotice(warning);
  if (plan.release !== null) return runOneOff({ ...options, words: [plan.release], folder: null }, installation);
  const engine = ownEngine(installation, plan.folder);
  const client = watched(engine, plan.folder);
  const socket = await listenForCommands((channel) => engine.connect(channel, 'program'), printNotice);
  try {
    const { status, stuck } = await runIn(engine, client, plan, options);
    await socket?.close();
    if (stuck) endBySignal(status);
    return status;
  } finally {
    await engine.close();
    await socket?.close();
  }
}

interface Result {
  status: number;
  /** A thread still waits for the reader of stdout. */
  stuck: boolean;
}

/** Node joins its threads before it exits; one that waits for a reader that never reads would keep it for ever. */
function endBySignal(status: number): void {
  const signal = (['SIGTERM', 'SIGHUP'] as const).find((name) => signalStatus(name) === status) ?? 'SIGINT';
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

/** A client of the engine that says on stderr what stands in the way. To be made before anything is awaited. */
function watched(engine: Engine, folder: string): Client {
  const client = inProcessClient(engine);
  client.on('orphans.found', ({ orphans }) => {
    const here = orphans.filter((orphan) => orphan.folder === folder);
    if (here.length > 0) printNotice(orphansNotice(here));
  });
  let advised: string | null = null;
  let routed: string | null = null;
  const asked = new Map<string, number>();
  client.on('app.changed', ({ portConflict, router, dynos }) => {
    for (const { name, awaitsInput } of dynos) {
      if (awaitsInput === undefined || asked.get(name) === awaitsInput.since) continue;
      asked.set(name, awaitsInput.since);
      printNotice(inputNotice(name, awaitsInput));
    }
    const notice = routerNotice(router);
    if (notice !== null && notice !== routed) printNotice(notice);
    routed = notice ?? routed;
    const advice = portConflict && portAdvice(portConflict);
    if (advice !== null && advice !== advised) printNotice(advice);
    advised = advice;
  });
  return client;
}

async function runIn(engine: Engine, client: Client, plan: LocalPlan, options: LocalCommandOptions): Promise<Result> {
  const stopRequest = new StopRequest(() => engine.killAll());
  const terminal = logTerminal(plan.dynos, options);
  const run = { ...plan.run, terminal };
  const { id, problems } = await engine.openApp(openParams({ ...options, folder: plan.folder }), run);
  if (terminal !== null) new OwnTerminal().onResize((size) => engine.resizeLines(id, besidePrefix(size, plan.dynos, options)));
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  const output = standardOutput();
  const printer = printLog(engine.app(id), plan.dynos, options, output);
  const ending = await untilEnding(engine, client, id, stopRequest, output);
  tellEnding(ending);
  const stopReporting = reportStopping(() => dynosOf(engine), printNotice);
  await engine.close();
  stopReporting();
  const reasons = ending.how === 'signal' ? [stopRequest.insisting, stalled(output)] : [stopRequest.insisting];
  const drained = printer.drain().then(() => true);
  const isOut = await Promise.race([drained, ...reasons.map((reason) => reason.then(() => false))]);
  if (output.problem !== null) printNotice(`Stdout could not be written: ${output.problem}.`);
  return { status: statusOf(ending, stopRequest.insisted), stuck: !isOut };
}

/** The terminal that dynos are to print for: their lines have what their prefixes leave of it. */
function logTerminal(dynos: string[], options: LocalCommandOptions): LocalOptions['terminal'] {
  if (!isatty(1)) return null;
  const { TERM, COLORTERM } = terminalVariables();
  const variables = { ...(TERM === undefined ? {} : { TERM }), ...(COLORTERM === undefined ? {} : { COLORTERM }) };
  return { size: besidePrefix(new OwnTerminal().size, dynos, options), variables };
}

function besidePrefix({ columns, rows }: TerminalSize, dynos: string[], { format }: LocalCommandOptions): TerminalSize {
  const left = columns - prefixWidth(format, dynos);
  return { columns: left < LEAST_COLUMNS ? columns : left, rows };
}

function printLog(
  { logplex }: Pick<App, 'logplex'>,
  dynos: string[],
  { format, noColour }: LocalCommandOptions,
  output: DescriptorOutput,
): LogPrinter {
  const depth = colourDepth(noColour);
  const reader = logplex.reader();
  const writer = new LineWriter(reader, new LinePrefixes(format, depth, dynos), depth);
  const printer = new LogPrinter(reader, writer, output, (lines) =>
    printNotice(`${lines} lines were not printed: stdout is read so slowly that the log could not keep them.`),
  );
  logplex.view({ dynos: [], text: '' }, () => printer.wake());
  return printer;
}

/** Starts the app and waits for a reason to stop it. */
function untilEnding(
  engine: Engine,
  client: Client,
  id: string,
  stopRequest: StopRequest,
  output: DescriptorOutput,
): Promise<ExitReason> {
  return new Promise((resolve) => {
    client.on('app.changed', (snapshot) => {
      const ending = snapshot.id === id ? endingOf(snapshot) : null;
      if (ending !== null) resolve(ending);
    });
    client.on('app.closed', ({ app }) => {
      if (app === id) resolve({ how: 'closed' });
    });
    output.onClose(() => resolve({ how: 'unread' }));
    stopRequest.onFirst((signal) => resolve({ how: 'signal', signal }));
    engine.app(id).start(null);
  });
}

/** Settles once nothing has been taken for a while. */
function stalled(output: DescriptorOutput): Promise<void> {
  return new Promise((resolve) => {
    let written = output.written;
    const timer = setInterval(() => {
      if (output.written === written) resolve();
      written = output.written;
    }, STALLED_MS);
    timer.unref();
  });
}

function dynosOf(engine: Engine): DynoSnapshot[] {
  return engine.apps.flatMap((app) => app.snapshot().dynos);
}

function tellEnding(ending: ExitReason): void {
  switch (ending.how) {
    case 'signal':
      // Over the ^C that the terminal has echoed.
      if (process.stderr.isTTY) process.stderr.write('\r');
      return printNotice(ending.signal === 'SIGINT' ? 'Stopping all dynos. Ctrl-C again kills them.' : 'Stopping all dynos.');
    case 'over':
      return printNotice('Nothing runs any more.');
    case 'closed':
      return printNotice('The app was closed from elsewhere.');
    case 'firstExit':
    case 'unread':
      // The log says the one; nobody looks at the other.
      return;
  }
}

function printNotice(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
