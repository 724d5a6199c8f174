import { parseAppJson } from './app-json.ts';
import { mergeEnvFiles } from '../config/config-vars.ts';
import { parseEnvFile } from '../env/env-file.ts';
import { parseProcessList, type ProcessListItem, scaledItems, type SetupQuantity } from '../dynos/formation.ts';
import { parseHerokuYml } from './heroku-yml.ts';
import { COMMAND_LINE, portProblem, portOf, resolveBasePort } from '../dynos/ports.ts';
import type { Problem } from '../text/problem.ts';
import { parseProcfile, type ProcessType } from '../dynos/procfile.ts';

/** A file as its owner named it, and what it holds. */
export interface SourceFile {
  file: string;
  text: string;
}

export interface CheckInput {
  /** Null when there is no Procfile. */
  procfile: SourceFile | null;
  /** They say what to run, and how many of each, where there is no Procfile, and nothing where there is one. */
  herokuYml?: SourceFile | null;
  appJson?: SourceFile | null;
  /** In order, later wins. A missing env file is left out. */
  envFiles: SourceFile[];
  /** `web=2,worker`; null: all process types. */
  processList: string | null;
  chosenPort: number | null;
  shellPort: string | undefined;
}

/** What `dynodeck check --json` prints (docs/command-line.md), and whether the files can be used at all. */
export interface CheckResult {
  processes: ProcessType[];
  /** Dyno → port. */
  ports: Record<string, number>;
  /** What the env files give, nothing else. */
  env: Record<string, string>;
  problems: Problem[];
  usable: boolean;
}

/** Reads all files of an app and says what would run where. Never throws; every flaw is a problem of the result. */
export function check(input: CheckInput): CheckResult {
  const procfile: Declared = input.procfile ? parseProcfile(input.procfile.text, input.procfile.file) : standIn(input);
  const envFiles = input.envFiles.map(({ file, text }) => ({ file, ...parseEnvFile(text, file) }));
  const vars = mergeEnvFiles(envFiles);
  const list = parseProcessList(input.processList ?? '', procfile.processTypes);
  const items = input.processList === null ? scaledItems(list.items, procfile.formation ?? {}) : list.items;
  const port = vars.find(({ name }) => name === 'PORT');
  const sources = { chosen: input.chosenPort, envFile: port?.value, shell: input.shellPort };
  const base = resolveBasePort(sources, highestOffset(items));
  return {
    processes: procfile.processTypes,
    ports: portsOf(items, base.port),
    env: Object.fromEntries(vars.map(({ name, value }) => [name, value])),
    problems: [
      ...procfile.problems,
      ...envFiles.flatMap(({ problems }) => problems),
      ...base.rejected.map((rejected) => portProblem(rejected, vars)),
      ...list.problems.map((message) => onCommandLine(message)),
    ],
    usable: procfile.processTypes.length > 0,
  };
}

const NO_PROCFILE: Problem = {
  file: 'Procfile',
  line: null,
  level: 'error',
  message: 'There is no Procfile here: add one with a line such as `web: npm start`, or name another file with -f.',
};

interface Declared {
  processTypes: ProcessType[];
  problems: Problem[];
  /** Of app.json, which counts only where there is no Procfile. */
  formation?: Readonly<Record<string, SetupQuantity>>;
}

/** heroku.yml, as far as it can stand in for a Procfile. */
function standIn({ herokuYml, appJson }: CheckInput): Declared {
  if (!herokuYml) return { processTypes: [], problems: [NO_PROCFILE] };
  const { processTypes, problems, processProblems } = parseHerokuYml(herokuYml.text, herokuYml.file);
  const told = [...problems, ...processProblems];
  if (processTypes.length === 0) return { processTypes, problems: [NO_PROCFILE, ...told] };
  const app = appJson ? parseAppJson(appJson.text, appJson.file) : null;
  return { processTypes, problems: [...told, ...(app?.problems ?? [])], formation: app?.formation ?? {} };
}

/** How far the highest port these items use is from the base port; 0 when nothing runs. */
function highestOffset(items: ProcessListItem[]): number {
  let highest = 0;
  for (const { index, quantity } of items) {
    if (quantity > 0) highest = Math.max(highest, portOf(0, index, quantity));
  }
  return highest;
}

function portsOf(items: ProcessListItem[], basePort: number): Record<string, number> {
  const ports: [string, number][] = [];
  for (const { name, quantity, index } of items) {
    for (let number = 1; number <= quantity; number++) {
      ports.push([`${name}.${number}`, portOf(basePort, index, number)]);
    }
  }
  return Object.fromEntries(ports);
}

function onCommandLine(message: string): Problem {
  return { file: COMMAND_LINE, line: null, level: 'error', message };
}
