import { mergeEnvFiles } from './config-vars.ts';
import { parseEnvFile } from './env-file.ts';
import { parseProcessList, type ProcessListItem } from './formation.ts';
import { COMMAND_LINE, portProblem } from './port-problem.ts';
import { portOf, resolveBasePort } from './ports.ts';
import type { Problem } from './problem.ts';
import { parseProcfile, type ProcessType } from './procfile.ts';

/** A file as its owner named it, and what it holds. */
export interface SourceFile {
  file: string;
  text: string;
}

export interface CheckInput {
  /** Null when there is no Procfile. */
  procfile: SourceFile | null;
  /** In order, later wins. A missing env file is left out. */
  envFiles: SourceFile[];
  /** `web=2,worker`; null: all process types. */
  processList: string | null;
  chosenPort: number | null;
  shellPort: string | undefined;
}

/** What `dynodeck check --json` prints (design §7), and whether the files can be used at all. */
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
  const procfile = input.procfile
    ? parseProcfile(input.procfile.text, input.procfile.file)
    : { processTypes: [], problems: [NO_PROCFILE] };
  const envFiles = input.envFiles.map(({ file, text }) => ({ file, ...parseEnvFile(text, file) }));
  const vars = mergeEnvFiles(envFiles);
  const list = parseProcessList(input.processList ?? '', procfile.processTypes);
  const port = vars.find(({ name }) => name === 'PORT');
  const sources = { chosen: input.chosenPort, envFile: port?.value, shell: input.shellPort };
  const base = resolveBasePort(sources, highestOffset(list.items));
  return {
    processes: procfile.processTypes,
    ports: portsOf(list.items, base.port),
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

/** From the base port to the highest port these items use; 0 when nothing runs. */
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
