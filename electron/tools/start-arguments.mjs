import { join, resolve } from 'node:path';
import { root } from './root.mjs';

const SAMPLE = join(root, 'resources/sample');
/** Options followed by a value of their own; the other spelling is `--option=value`. */
const WITH_VALUE = new Set(['-f', '--procfile', '-e', '--env', '-p', '--port', '--listen']);

/**
 * Reads `[serve] [DIR] [options]`. DIR is relative to where npm was called, and the sample app when there is none.
 * @returns {{serve: boolean, folder: string, options: string[]}} options as given
 */
export function parseStart(args, cwd = process.env.INIT_CWD ?? process.cwd()) {
  const { words, options } = split(args);
  const serve = words[0] === 'serve';
  const [folder, ...rest] = serve ? words.slice(1) : words;
  if (rest.length > 0) throw new Error(`Only one folder can be opened; got also: ${rest.join(' ')}`);
  return { serve, folder: folder === undefined ? SAMPLE : resolve(cwd, folder), options };
}

function split(args) {
  const [words, options] = [[], []];
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index];
    if (!word.startsWith('-')) words.push(word);
    else if (WITH_VALUE.has(word)) options.push(...args.slice(index, (index += 1) + 1));
    else options.push(word);
  }
  return { words, options };
}
