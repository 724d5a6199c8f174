import { isatty } from 'node:tty';
import type { ColourDepth } from '../../../shared/logs/heroku-colours.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { tell, tellPainted } from '../output/tell.ts';

/** How many colours there are on stderr, where Heroku says what it does. */
export function actionDepth(): ColourDepth {
  return colourDepth(false, process.env, isatty(2));
}

/**
 * Says on stderr what is being done, and then how it went: `Setting A and restarting myapp... done, v8`.
 * @param ending what follows `done` for a result
 */
export async function action<T>(
  text: string,
  work: () => Promise<T>,
  ending: (result: T) => string = () => '',
): Promise<T> {
  tellPainted(`${text}...`);
  try {
    const result = await work();
    tellPainted(` done${ending(result)}\n`);
    return result;
  } catch (error) {
    tell(' !');
    throw error;
  }
}
