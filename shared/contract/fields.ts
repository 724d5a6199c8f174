import * as v from 'valibot';

/** What describes the terminal of a shell. In another terminal it would mislead a program, but for its size. */
export const TERMINAL_VARIABLES = [
  'TERM',
  'COLORTERM',
  'STY',
  'TERMCAP',
  'TERM_PROGRAM',
  'TERM_PROGRAM_VERSION',
  'TERM_SESSION_ID',
  'TMUX',
  'TMUX_PANE',
  'VTE_VERSION',
  'WINDOW',
  'WINDOWID',
] as const;
export type TerminalVariables = { [K in (typeof TERMINAL_VARIABLES)[number]]?: string };

/** A path or a command line; Linux itself stops at 128 KiB for one argument. */
const MAX_TEXT = 128 * 1024;

export const Text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** `web` names a process type, `web.1` a dyno, null the whole formation. */
export const Target = v.nullable(Id);
export const AppParams = v.object({ app: Id });
export const AppAndTarget = v.object({ app: Id, target: Target });

/** A terminfo entry in TERMCAP is the longest of them. */
const MAX_TERMINAL_VARIABLE = 4_096;
const TerminalVariable = v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_TERMINAL_VARIABLE)));
type TerminalEntries = Record<(typeof TERMINAL_VARIABLES)[number], typeof TerminalVariable>;

/** See {@link TERMINAL_VARIABLES}; those that are not set are absent. */
export const TerminalVariablesOf = v.object(
  Object.fromEntries(TERMINAL_VARIABLES.map((name) => [name, TerminalVariable])) as TerminalEntries,
);
