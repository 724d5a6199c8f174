import { stripAnsi } from '../logs/ansi.ts';
import type { DynoKind } from '../dynos/dyno.ts';

interface Prompt {
  debugger: string;
  pattern: RegExp;
  /** Also the prompt of a console that somebody started on purpose, which waits for nobody else. */
  isConsole?: boolean;
}

/** Prompts at the start of a line, typed input behind them or not. */
const PROMPTS: readonly Prompt[] = [
  { debugger: 'pry', pattern: /^\[\d+\] .*pry\(.*\)(?::\d+)?[>*'"] ?/, isConsole: true },
  { debugger: 'irb', pattern: /^irb\(.*\):\d+(?::\d+)?[>*'"\]] ?/, isConsole: true },
  { debugger: 'iex', pattern: /^(?:iex|pry)(?:\([^)\s]*\)\d*)> ?/, isConsole: true },
  { debugger: 'byebug', pattern: /^\(byebug\) / },
  { debugger: 'rdbg', pattern: /^\((?:rdbg|ruby)(?:[@:][^)]*)?\) / },
  { debugger: 'pdb', pattern: /^\(\(?Pdb(?:\+\+)?\)?\) / },
  { debugger: 'ipdb', pattern: /^ipdb> ?/ },
  { debugger: 'node inspect', pattern: /^debug> ?/ },
];

/**
 * The debugger in whose prompt a dyno waits for somebody to type.
 * @param tail the end of what its terminal got, raw: at least its last line
 * @returns null when its last line is no such prompt
 */
export function debuggerPrompt(tail: string, kind: DynoKind): string | null {
  const last = tail.slice(tail.lastIndexOf('\n') + 1);
  // Line editors go back to the start of the line to place the cursor.
  const line = last.split('\r').map(stripAnsi).findLast((part) => part.trim() !== '') ?? '';
  const found = PROMPTS.find(({ pattern, isConsole }) => pattern.test(line) && !(isConsole && kind === 'one-off'));
  return found?.debugger ?? null;
}
