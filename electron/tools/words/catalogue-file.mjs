import { join } from 'node:path';
import { root } from '../root.mjs';

/** Every text of the window, in English: what a translator copies and translates. */
export const CATALOGUE = join(root, 'resources/words/en.json');

export function catalogueText(catalogue) {
  return `${JSON.stringify(catalogue, null, 2)}\n`;
}
