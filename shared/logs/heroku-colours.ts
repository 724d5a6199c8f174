/** The colours of `heroku logs` on a terminal (docs/heroku.md §4). */

/** How many colours a terminal has. */
export type ColourDepth = 'none' | '16' | '256' | 'truecolor';
export type HerokuColour = keyof typeof CODES;

/** Parameters of an SGR sequence: on a 16-colour terminal, with 256 colours, with all. */
const CODES = {
  yellow: ['33', '38;5;185', '38;5;185'],
  green: ['32', '38;5;40', '38;5;40'],
  cyan: ['36', '38;5;80', '38;2;80;211;213'],
  magenta: ['35', '38;5;200', '38;2;255;34;221'],
  blue: ['34', '38;5;117', '38;5;117'],
  teal: ['36', '38;5;43', '38;5;43'],
  pink: ['35', '38;5;212', '38;5;212'],
  orange: ['33', '38;5;214', '38;5;214'],
  red: ['31', '38;5;210', '38;2;255;135;135'],
  dim: ['90', '38;5;248', '38;5;248'],
  code: ['1', '48;5;237;38;5;255;1', '48;5;237;38;5;255;1'],
} as const;

export const RESET = '\x1b[0m';

/** The sequence that switches a colour on; empty where there are none. */
export function sgr(colour: HerokuColour, depth: ColourDepth): string {
  switch (depth) {
    case 'none':
      return '';
    case '16':
      return `\x1b[${CODES[colour][0]}m`;
    case '256':
      return `\x1b[${CODES[colour][1]}m`;
    case 'truecolor':
      return `\x1b[${CODES[colour][2]}m`;
  }
}

export function paint(text: string, colour: HerokuColour, depth: ColourDepth): string {
  return depth === 'none' ? text : `${sgr(colour, depth)}${text}${RESET}`;
}

/** Colours in the order in which process types get them on first sight; the first five are taken from the start. */
const CYCLE: readonly HerokuColour[] = [
  'yellow',
  'green',
  'cyan',
  'magenta',
  'blue',
  'teal',
  'pink',
  'yellow',
  'magenta',
  'orange',
];
const TAKEN = ['run', 'router', 'web', 'postgres', 'heroku-postgres'];

/** One steady colour per process type, given out as Heroku does. */
export class TypeColours {
  readonly #types = [...TAKEN];

  /** @param dyno `web.1`, or any other name that stands before a log line */
  of(dyno: string): HerokuColour {
    const dot = dyno.lastIndexOf('.');
    const type = dot > 0 ? dyno.slice(0, dot) : dyno;
    let place = this.#types.indexOf(type);
    if (place < 0) place = this.#types.push(type) - 1;
    return CYCLE[place % CYCLE.length] ?? 'yellow';
  }
}

/** State words of the dyno manager's lines. */
const STATE_COLOURS: Record<string, HerokuColour> = {
  up: 'green',
  complete: 'green',
  down: 'red',
  crashed: 'red',
  starting: 'teal',
};

/** A line of the dyno manager or the API with what `heroku logs` colours in it. Not for an app's own output. */
export function paintMessage(text: string, depth: ColourDepth): string {
  if (depth === 'none') return text;
  const state = /^State changed from (\S+) to (\S+)$/.exec(text);
  if (state) {
    const [from = '', to = ''] = state.slice(1).map((word) => paint(word, STATE_COLOURS[word] ?? 'dim', depth));
    return `State changed from ${from} to ${to}`;
  }
  const exit = /^(Process exited with status )(\d+)$/.exec(text);
  if (exit) return `${exit[1]}${paint(exit[2] ?? '', exit[2] === '0' ? 'green' : 'red', depth)}`;
  if (/^(Error |Stopping )/.test(text)) return paint(text, 'red', depth);
  if (/^(Restarting|Unidling)/.test(text)) return paint(text, 'yellow', depth);
  return text.replace(/^(Starting process with command )`(.*)`$/s, (_, words: string, command: string) => {
    return `${words}${paint(command, 'code', depth)}`;
  });
}
