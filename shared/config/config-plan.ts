import { wordList } from '../text/word-list.ts';
import { nameRefusal, sizeRefusal, configBytes } from './config-policy.ts';
import { type EnvChanges, editEnvFile, type Misreading } from '../env/env-edit.ts';
import { parseEnvFile } from '../env/env-file.ts';
import { excerpt } from '../text/excerpt.ts';

export interface PlannedFile {
  /** As shown to people. */
  file: string;
  /** Empty for a file that does not exist yet. */
  text: string;
}

/** A wanted change of config vars; null removes a name from all files. */
export type WantedVars = readonly (readonly [name: string, value: string | null])[];

export interface ConfigPlan {
  /** What becomes of the files that change, in the order in which they must be written. */
  edits: PlannedFile[];
  /** Names that get another value, and names that go. */
  set: string[];
  removed: string[];
  /** Other programs that would read a new value as something else, a sentence or more for each file. Absent: none. */
  warnings?: string[];
}

export interface ConfigChangeOptions {
  /** Where new names go; null: the last file. */
  file?: string | null;
  /** Values as they were when the change was thought of: with others now, it is refused. */
  expected?: WantedVars;
  /** Of an earlier release: its names and size have been accepted once. */
  isRestored?: boolean;
}

/**
 * What a change of config vars makes of the env files: a name is changed where the definition stands that counts, and
 * removed from all files; a new one goes to the file asked for, else to the last one.
 * @param files in order, later ones win; at least one
 * @returns the plan, or one sentence why there is none
 */
export function planConfigChange(
  files: readonly PlannedFile[],
  wanted: WantedVars,
  { file = null, expected = [], isRestored = false }: ConfigChangeOptions = {},
): ConfigPlan | { refused: string } {
  const given = files.map(({ file, text }) => ({ file, vars: varsOf(text) }));
  const now = new Map(given.flatMap(({ vars }) => [...vars]));
  const other = expected.find(([name, value]) => (now.get(name) ?? null) !== value);
  if (other) return { refused: `Config changed meanwhile (${excerpt(other[0])}). Refusing to update.` };
  const changes = new Map([...new Map(wanted)].filter(([name, value]) => (now.get(name) ?? null) !== value));
  const target = file === null ? files.at(-1)?.file : files.find((candidate) => candidate.file === file)?.file;
  if (target === undefined) return { refused: `${excerpt(file ?? '')} is none of the app's env files.` };
  const refusal = isRestored ? null : refusalOf(changes, now);
  if (refusal !== null) return { refused: refusal };

  const byFile = new Map<string, Map<string, string | null>>(files.map((known) => [known.file, new Map()]));
  for (const [name, value] of changes) {
    const holders = given.filter(({ vars }) => vars.has(name)).map((holder) => holder.file);
    const places = value === null ? holders : [holders.at(-1) ?? target];
    for (const place of places) byFile.get(place)?.set(name, value);
  }
  const edits = editAll(files, byFile);
  if ('refused' in edits) return edits;
  const names = [...changes];
  return {
    edits: edits.files,
    set: names.flatMap(([name, value]) => (value === null ? [] : [name])),
    removed: names.flatMap(([name, value]) => (value === null ? [name] : [])),
    ...(edits.warnings.length > 0 && { warnings: edits.warnings }),
  };
}

function refusalOf(changes: EnvChanges, now: ReadonlyMap<string, string>): string | null {
  const after = new Map(now);
  for (const [name, value] of changes) {
    // A name that is there already was somebody's choice.
    const refusal = value === null || now.has(name) ? null : nameRefusal(name);
    if (refusal !== null) return refusal;
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  return sizeRefusal(configBytes(now), configBytes(after));
}

function editAll(
  files: readonly PlannedFile[],
  changes: ReadonlyMap<string, EnvChanges>,
): { files: PlannedFile[]; warnings: string[] } | { refused: string } {
  const edited: PlannedFile[] = [];
  const warnings: string[] = [];
  for (const { file, text } of files) {
    const wanted = changes.get(file);
    if (wanted === undefined || wanted.size === 0) continue;
    const edit = editEnvFile(text, wanted);
    if ('refused' in edit) return { refused: `${file} was not changed. ${edit.refused}` };
    edited.push({ file, text: edit.text });
    warnings.push(...describeMisreadings(file, edit.misread));
  }
  return { files: edited, warnings };
}

/** More names would hide the sentence. */
const MOST_NAMES = 4;

/** One sentence for all names that the same programs would read as something else. */
function describeMisreadings(file: string, misread: readonly Misreading[]): string[] {
  const byReaders = new Map<string, string[]>();
  for (const { name, readers } of misread) {
    const listed = wordList(readers);
    byReaders.set(listed, [...(byReaders.get(listed) ?? []), name]);
  }
  return [...byReaders].map(([readers, names]) => {
    const more = names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : [];
    const listed = wordList([...names.slice(0, MOST_NAMES).map(excerpt), ...more]);
    return `${file}: ${listed} cannot be written for every program: ${readers} would read something else.`;
  });
}

function varsOf(text: string): Map<string, string> {
  return new Map(parseEnvFile(text, '').entries.map(({ name, value }) => [name, value]));
}
