import { Needle } from './needle.ts';
import type { Pattern } from './pattern.ts';
import { compileRegex } from './regex.ts';

/**
 * @param text not empty
 * @throws {DynodeckError} `bad-request`, saying in plain words what is wrong with a regular expression
 */
export function patternOf(text: string, isRegex: boolean): Pattern {
  return isRegex ? compileRegex(text) : new Needle(text);
}
