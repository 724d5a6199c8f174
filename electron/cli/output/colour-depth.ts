import { isatty, WriteStream } from 'node:tty';
import type { ColourDepth } from '../../../shared/logs/heroku-colours.ts';

/** What `--no-color`, the environment and stdout say about colours. Heroku's own variable counts too. */
export function colourDepth(
  noColour: boolean,
  environment: NodeJS.ProcessEnv = process.env,
  isTerminal: boolean = isatty(1),
): ColourDepth {
  const { NO_COLOR, FORCE_COLOR, TERM, HEROKU_LOGS_COLOR, HEROKU_COLOR } = environment;
  if (noColour || NO_COLOR || HEROKU_LOGS_COLOR === '0' || HEROKU_COLOR === '0') return 'none';
  if (FORCE_COLOR === '0' || FORCE_COLOR === 'false') return 'none';
  const isForced = FORCE_COLOR !== undefined;
  if (!isForced && (!isTerminal || TERM === 'dumb')) return 'none';
  return depthOf(WriteStream.prototype.getColorDepth(environment as Record<string, string>));
}

function depthOf(bits: number): ColourDepth {
  if (bits >= 24) return 'truecolor';
  if (bits >= 8) return '256';
  return bits >= 4 ? '16' : 'none';
}
