/**
 * `npm run structure`: measures the floor plan of the source and fails where it is over a bound. docs/architecture.md
 * says what the rooms are for.
 */
import { join, relative } from 'node:path';
import { rawDistances } from '../style-tokens.mjs';
import { measure } from './measure.mjs';
import { sourceFiles } from './source-files.mjs';

const root = join(import.meta.dirname, '../../..');
const found = measure(root);

console.log(`files                     ${found.files}`);
console.log(`median                    ${found.median} lines`);
console.log(`largest                   ${found.largest.lines} lines, ${found.largest.file}`);

const failures = [
  check('files over 400 lines', found.tooLong),
  ...found.loose.map(({ folder, files, bound }) => check(`loose in ${folder}`, files, bound)),
  check('folders over 20 files', found.crowded),
  check('arrows up', found.up),
  check('circles of rooms', found.roomCircles),
  check('circles of files', found.circles),
  check('citations of absent pages', found.citations),
  check('files with `private`', found.privates),
  check('\\s in the router', found.unicodeSpaces),
  check('raw distances in styles', rawStyles()),
];
process.exitCode = failures.some(Boolean) ? 1 : 0;

function rawStyles() {
  const sheets = sourceFiles(root, /\.css$/).map((file) => join(root, file));
  return rawDistances(sheets).map(({ file, line, text }) => `${relative(root, file)}:${line}: ${text}`);
}

/** Prints a measure; what is over its bound is listed. @returns whether it is */
function check(name, findings, bound = 0) {
  const isOver = findings.length > bound;
  console.log(`${name.padEnd(26)}${findings.length}${bound > 0 || isOver ? ` (at most ${bound})` : ''}`);
  if (isOver) for (const finding of findings) console.log(`  ${finding}`);
  return isOver;
}
