import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { buildCli } from './built-cli.ts';
import { TypedCommand } from './typed-command.ts';
import { freeBlock } from '../../tools/free-block.ts';

const cli = await buildCli();

export const PROGRAMS = join(import.meta.dirname, '../../fixtures/programs');

/** Makes `dynodeck` the command under test. */
const FUNCTION = 'dynodeck() { "$DYNODECK_TEST_NODE" "$DYNODECK_TEST_CLI" "$@"; }';

export interface Outcome {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: Buffer;
  /** stdout as text. */
  text: string;
  stderr: string;
}

const COLOUR_VARIABLES = new Set(['NO_COLOR', 'FORCE_COLOR', 'CI', 'TMUX', 'COLORTERM', 'TERM_PROGRAM']);

/** A folder with files, and Dynodeck's own state and sockets beside it: what one developer has. */
export class Place {
  readonly folder: string;

  readonly #home: string;
  readonly #port: number;

  /** @param port the shell's PORT: the default one is everybody's on this machine */
  constructor(
    home: string,
    port: number,
  ) {
    this.#home = home;
    this.#port = port;
    this.folder = join(home, 'app');
  }

  get env(): NodeJS.ProcessEnv {
    // What says how many colours a terminal has is the tests' own, wherever they run.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !COLOUR_VARIABLES.has(name)));
    return {
      ...env,
      XDG_RUNTIME_DIR: join(this.#home, 'run'),
      DYNODECK_USER_DATA: join(this.#home, 'state'),
      NODE_NO_WARNINGS: '1',
      PORT: String(this.#port),
      TERM: 'xterm-256color',
    };
  }

  /** `$DYNODECK` is the command under test, for scripts that run it. */
  get command(): NodeJS.ProcessEnv {
    return { DYNODECK: `${process.execPath} ${cli}` };
  }

  get sockets(): string {
    return join(this.#home, 'run/dynodeck');
  }

  /** Runs a command to its end. */
  run(args: string[], options: { input?: string | Buffer; env?: NodeJS.ProcessEnv; cwd?: string } = {}): Promise<Outcome> {
    const command = this.start(args, options);
    command.child.stdin?.end(options.input ?? '');
    return command.ended;
  }

  /** Starts a command between pipes. */
  start(args: string[], options: { env?: NodeJS.ProcessEnv; cwd?: string } = {}): Command {
    const child = spawn(process.execPath, [cli, ...args], {
      cwd: options.cwd ?? this.folder,
      env: { ...this.env, ...options.env },
    });
    // A command that ends before it has read its input is no failure of the test.
    child.stdin.on('error', () => {});
    return new Command(child);
  }

  /** Types a command into a terminal of its own. */
  type(args: string[], size = { columns: 100, rows: 30 }): TypedCommand {
    return new TypedCommand(process.execPath, [cli, ...args], { cwd: this.folder, env: this.env, ...size });
  }

  /** A bash in a terminal of its own, in which `dynodeck` is the command under test. */
  typeShell(): TypedCommand {
    const env = { ...this.env, DYNODECK_TEST_NODE: process.execPath, DYNODECK_TEST_CLI: cli };
    const shell = new TypedCommand('bash', ['--norc'], { cwd: this.folder, env, columns: 150, rows: 30 });
    shell.keys(`${FUNCTION}\r`);
    return shell;
  }

  /** A shell line in which `dynodeck` is the command under test. */
  shell(line: string): Command {
    const script = `${FUNCTION}; ${line}`;
    const env = { ...this.env, DYNODECK_TEST_NODE: process.execPath, DYNODECK_TEST_CLI: cli };
    return new Command(spawn('bash', ['-c', script], { cwd: this.folder, env }));
  }

  /** `dynodeck local` in the background, once `ready` is in its output. */
  async local(args: string[], ready: RegExp): Promise<Command> {
    const command = this.start(['local', ...args]);
    onTestFinished(async () => {
      command.child.kill('SIGKILL');
      await command.ended;
    });
    await command.until(ready);
    return command;
  }
}

/** Characters of an output that are looked at from its start, and up to its end. */
const MAX_BEGINNING = 1_000_000;
const NEWEST_LINES = 4_000;

/** A running command; its output is collected. */
export class Command {
  readonly ended: Promise<Outcome>;
  #stdout: Buffer[] = [];
  #text = '';
  #newest = '';
  #stderr = '';
  #waiting = new Set<() => void>();

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => {
      this.#stdout.push(chunk);
      // Of a large output only the beginning and the newest lines are looked at while it runs.
      const text = chunk.toString();
      if (this.#text.length < MAX_BEGINNING) this.#text += text;
      this.#newest = (this.#newest + text).slice(-Math.max(text.length, NEWEST_LINES));
      this.#check();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString();
      this.#check();
    });
    this.ended = once(child, 'close').then(([status, signal]) => {
      const stdout = Buffer.concat(this.#stdout);
      this.#check();
      return { status, signal, stdout, text: stdout.toString(), stderr: this.#stderr };
    });
  }

  get text(): string {
    return this.#text;
  }

  get stderr(): string {
    return this.#stderr;
  }

  /** Resolves once stdout (or stderr) matches. */
  until(pattern: RegExp, from: 'stdout' | 'stderr' = 'stdout'): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const said = from === 'stdout' ? [this.#text, this.#newest] : [this.#stderr];
        if (said.some((text) => pattern.test(text))) {
          this.#waiting.delete(check);
          resolve();
        }
      };
      this.#waiting.add(check);
      void this.ended.then(() => reject(new Error(`It ended without ${pattern}:\n${this.#text.slice(-2000)}\n${this.#stderr}`)));
      check();
    });
  }

  async kill(signal: NodeJS.Signals): Promise<Outcome> {
    this.child.kill(signal);
    return this.ended;
  }

  #check(): void {
    for (const check of this.#waiting) check();
  }
}

export async function makePlace(files: Record<string, string>): Promise<Place> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'dynodeck-cli-')));
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  await mkdir(join(home, 'run'), { mode: 0o700 });
  const place = new Place(home, await freeBlock());
  await mkdir(place.folder);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(place.folder, name)), { recursive: true });
    await writeFile(join(place.folder, name), text);
  }
  return place;
}

/** What an app's own lines say in the default format, by dyno. */
export function linesOf(text: string, dyno: string): string[] {
  const prefix = new RegExp(`^\\d\\d:\\d\\d:\\d\\d ${dyno.replace('.', '\\.')} +\\| (.*)$`, 'gm');
  return [...text.matchAll(prefix)].map(([, line = '']) => line);
}
