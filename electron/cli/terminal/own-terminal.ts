import { spawnSync } from 'node:child_process';
import { isatty } from 'node:tty';
import { TERMINAL_VARIABLES, type TerminalVariables } from '../../../shared/contract/fields.ts';
import type { TerminalSize } from '../../engine/terminal/view-sizes.ts';

/** Where there is no terminal to ask: what every program can live with. */
const DEFAULT_SIZE: TerminalSize = { columns: 80, rows: 24 };

/** What the environment says of the terminal this command was typed into. */
export function terminalVariables(env: NodeJS.ProcessEnv = process.env): TerminalVariables {
  return Object.fromEntries(TERMINAL_VARIABLES.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

/** The terminal this command was typed into, its keyboard handed to a program. */
export class OwnTerminal {
  /** Its settings as the shell left them. */
  #settings: string | null = null;

  get size(): TerminalSize {
    const { columns, rows } = process.stdout;
    // A terminal that does not know its size says 0.
    return { columns: columns || DEFAULT_SIZE.columns, rows: rows || DEFAULT_SIZE.rows };
  }

  onResize(listener: (size: TerminalSize) => void): void {
    if (isatty(1)) process.stdout.on('resize', () => listener(this.size));
  }

  /** From now on every key is input, Ctrl-C and Ctrl-Z too, and waits until somebody listens. */
  take(): void {
    if (!isatty(0)) return;
    this.#settings = stty('-g');
    // Node's raw mode would still put a carriage return before each line feed of a full-screen program.
    if (this.#settings === null || stty('raw', '-echo') === null) process.stdin.setRawMode(true);
  }

  onInput(listener: (bytes: Uint8Array) => void): void {
    process.stdin.on('data', listener);
    // A terminal that was closed; its end is told by SIGHUP.
    process.stdin.on('error', () => {});
  }

  /** Gives the keyboard back to the shell. */
  restore(): void {
    if (isatty(0) && (this.#settings === null || stty(this.#settings) === null)) process.stdin.setRawMode(false);
    process.stdin.destroy();
  }
}

/** What `stty` prints; null where there is no such program: on Windows. */
function stty(...args: string[]): string | null {
  const { status, stdout } = spawnSync('stty', args, { stdio: [0, 'pipe', 'ignore'], encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}
