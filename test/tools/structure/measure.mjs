import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { absentCitations } from './citations.mjs';
import { circlesOf, importsOf } from './imports.mjs';
import { placeOf, RUNTIMES } from './rooms.mjs';
import { lineCount, sourceFiles, walk } from './source-files.mjs';

/** What can be measured of the structure of a checkout. Lists hold one line of text for each finding. */
export function measure(root) {
  const files = sourceFiles(root);
  const lines = files.map((file) => ({ file, lines: lineCount(root, file) })).sort((a, b) => a.lines - b.lines);
  const imports = importsOf(root, files);
  return {
    files: files.length,
    median: lines[Math.floor(lines.length / 2)].lines,
    largest: lines.at(-1),
    tooLong: lines.filter((entry) => entry.lines > LONGEST_FILE).map((entry) => `${entry.file} (${entry.lines} lines)`),
    loose: RUNTIMES.map(({ folder, looseFiles }) => ({
      folder,
      files: files.filter((file) => dirname(file) === folder),
      bound: looseFiles,
    })),
    crowded: crowdedFolders(files),
    up: arrowsUp(imports),
    roomCircles: circlesOfRooms(imports),
    circles: circlesOf(imports).map((circle) => circle.join(' → ')),
    citations: absentCitations(root, [...files, ...walk(root, 'test', /\.(?:tsx?|mjs)$/)]),
    privates: keywordPrivate(root, files),
    unicodeSpaces: unicodeSpaces(root, files),
  };
}

/** Lines; a longer file has a second job. */
const LONGEST_FILE = 400;
/** Files of a folder, style sheets not counted: more are not taken in at a glance. */
const FULLEST_FOLDER = 20;

function crowdedFolders(files) {
  const counts = new Map();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > FULLEST_FOLDER).map(([folder, count]) => `${folder} (${count} files)`);
}

function arrowsUp(imports) {
  return [...imports].flatMap(([file, targets]) =>
    targets.flatMap((target) => {
      const [from, to] = [placeOf(file), placeOf(target)];
      if (!from || !to || from.runtime !== to.runtime || to.storey <= from.storey) return [];
      const { storeys } = from.runtime;
      return [
        `${file} (${storeys[from.storey].name}) imports ${target} (${storeys[to.storey].name}): ` +
          `what it needs of it belongs into ${from.room} or below, or is handed to it from above`,
      ];
    }),
  );
}

/** Rooms of one runtime that import each other, directly or around. */
function circlesOfRooms(imports) {
  return RUNTIMES.flatMap((runtime) => {
    const graph = new Map();
    for (const [file, targets] of imports) {
      const from = placeOf(file);
      if (from?.runtime !== runtime) continue;
      const rooms = graph.get(from.room) ?? graph.set(from.room, new Set()).get(from.room);
      for (const target of targets) {
        const to = placeOf(target);
        if (to?.runtime === runtime && to.room !== from.room) rooms.add(to.room);
      }
    }
    return circlesOf(graph).map((circle) => `${runtime.folder}: ${circle.join(', ')}`);
  });
}

function keywordPrivate(root, files) {
  return files.filter((file) =>
    /^\s*private (?!constructor)|[(,]\s*private /m.test(readFileSync(join(root, file), 'utf8')),
  );
}

/** Regular expressions of the router that take white space of Unicode for white space, which no reader of bytes does. */
function unicodeSpaces(root, files) {
  return files
    .filter((file) => file.startsWith('electron/engine/router/'))
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n');
      return lines.flatMap((text, index) => (/\\[sS]/.test(text) ? [`${file}:${index + 1}: ${text}`] : []));
    });
}
