import { lstat, realpath } from 'node:fs/promises';
import type { AppSettings } from '../../../shared/app/app.ts';
import { parseProcessList, type ProcessListItem, RELEASE, scaledItems } from '../../../shared/dynos/formation.ts';
import { type AppFiles, DEFAULT_PROCFILE, readAppFiles } from '../../engine/source/source-files.ts';
import type { OnExit } from '../../../shared/dynos/dyno.ts';
import type { LocalOptions } from '../../engine/formation/local-options.ts';
import { nearFiles } from '../../engine/source/near-files.ts';
import { HEROKU_YML } from '../../engine/source/setup-files.ts';
import type { AppChoice, ShellChoice } from '../app/app-options.ts';
import { CommandFailure, formatProblem } from '../output/failure.ts';
import type { LineFormat } from '../logs/line-prefix.ts';

export interface LocalCommandOptions extends AppChoice, ShellChoice {
  processList: string | null;
  startCommand: string | null;
  /** Null: what was set for each process type, else `restart`; for a start command `stop`. */
  onExit: OnExit | null;
  shutdownGraceMs: number | null;
  format: LineFormat;
  noColour: boolean;
}

/** What to run, checked before anything starts. */
export interface LocalPlan {
  /** As the system names it. */
  folder: string;
  run: Omit<LocalOptions, 'terminal'>;
  /** Names of the dynos, in order. */
  dynos: string[];
  /** The Procfile's command for `release` when that alone was asked for: it runs once, not as a dyno. */
  release: string | null;
  warnings: string[];
}

/** @throws {CommandFailure} when there is nothing to run, or something that was asked for cannot */
export async function planLocal(options: LocalCommandOptions): Promise<LocalPlan> {
  const folder = await realpath('.');
  const { startCommand, processList } = options;
  const procfile = options.procfile ?? DEFAULT_PROCFILE;
  // What was typed comes before heroku.yml, which `heroku local` does not read.
  if (startCommand !== null && !(await exists(procfile))) {
    if (processList !== null) throw new CommandFailure('Without a Procfile there are no process types to choose from.');
    return planStartCommand(folder, startCommand, options);
  }
  const files = await readAppFiles(folder, settingsOf(options));
  const { processTypes, problems } = files;
  if (processTypes.length === 0) {
    if (await exists(procfile)) throw new CommandFailure(problems.map(formatProblem).join('\ndynodeck: '));
    throw new CommandFailure(describeMissing(procfile, await nearFiles(procfile)));
  }
  const warnings = startCommand === null ? [] : [`--start-cmd is ignored: the Procfile says what to run.`];
  const release = processTypes.find(({ name }) => name === RELEASE);
  if (processList?.trim() === RELEASE && release) {
    return { ...planItems(folder, [], options), release: release.command, warnings };
  }
  return { ...planItems(folder, itemsOf(processList, files), options), warnings };
}

function describeMissing(procfile: string, near: string | null): string {
  if (near !== null) return `There is no ${procfile} here, only ${near}: rename it, or name it with -f.`;
  const advice = 'add one with a line such as `web: npm start`, or give a command with --start-cmd';
  return `There is no ${procfile} here: ${advice}.`;
}

/** app.json has a say only where there is no Procfile: what runs by a Procfile is what `heroku local` runs. */
function itemsOf(text: string | null, { processTypes, procfile, setup }: AppFiles): ProcessListItem[] {
  const list = parseProcessList(text ?? '', processTypes);
  if (list.problems.length > 0) throw new CommandFailure(list.problems.join('\ndynodeck: '));
  const isByFormation = text === null && procfile === HEROKU_YML;
  const items = isByFormation ? scaledItems(list.items, setup.appJson?.formation ?? {}) : list.items;
  if (items.every(({ quantity }) => quantity === 0)) {
    throw new CommandFailure('There is nothing to run: no dyno was asked for.');
  }
  return items;
}

function planItems(folder: string, items: ProcessListItem[], options: LocalCommandOptions): LocalPlan {
  const { onExit, shutdownGraceMs, shell, profiles } = options;
  const dynos = items.flatMap(({ name, quantity }) => {
    return Array.from({ length: quantity }, (_, index) => `${name}.${index + 1}`);
  });
  const run = { processList: items, onExit, shutdownGraceMs, startCommand: null, shell, profiles };
  return { folder, run, dynos, release: null, warnings: [] };
}

/** A command without a Procfile is like a program that was typed: when it ends, that is the end. */
function planStartCommand(folder: string, startCommand: string, options: LocalCommandOptions): LocalPlan {
  const { onExit, shutdownGraceMs, shell, profiles } = options;
  const run = { processList: null, onExit: onExit ?? 'stop', shutdownGraceMs, startCommand, shell, profiles } as const;
  return { folder, run, dynos: ['web.1'], release: null, warnings: [] };
}

/** The settings that decide which files are read. */
function settingsOf({ procfile, envFiles, port }: AppChoice): AppSettings {
  return { procfile, envFiles, port, assignedPort: null, formation: {}, trusted: true };
}

/** Whether a file is there, a link to nowhere included: that is a mistake to be told of. */
function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
