/** Changes of single definitions in the text of an env file; comments, order and all other lines stay. */
import { type EnvEntry, parseEnvFile } from '../../../shared/env-file.ts';
import { quoteForShell } from '../../../shared/quote.ts';

/** Without any definition of the name. */
export function withoutVar(text: string, name: string): string {
  for (let rest = text; ; ) {
    const found = find(rest, name);
    if (found === undefined) return rest;
    rest = replaceDefinition(rest, found, []);
  }
}

/** With another value in the place where the name stands, or at the end. */
export function withVar(text: string, name: string, value: string): string {
  const line = quoteForShell(name, value);
  const found = find(text, name);
  if (found !== undefined) return replaceDefinition(text, found, [line]);
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`;
}

function find(text: string, name: string): EnvEntry | undefined {
  return parseEnvFile(text, '').entries.find((entry) => entry.name === name);
}

/** A value may go on over several lines: the definition is as many of them as can go without a change to the others. */
function replaceDefinition(text: string, { name, line }: EnvEntry, by: string[]): string {
  const lines = text.split('\n');
  const start = (line ?? 1) - 1;
  const others = describeOthers(text, name);
  for (let count = 1; start + count <= lines.length; count++) {
    const rest = lines.toSpliced(start, count).join('\n');
    if (describeOthers(rest, name) === others) return lines.toSpliced(start, count, ...by).join('\n');
  }
  return lines.toSpliced(start, 1, ...by).join('\n');
}

/** Definitions of other names, and how many lines are wrong. */
function describeOthers(text: string, name: string): string {
  const { entries, problems } = parseEnvFile(text, '');
  const others = entries.filter((entry) => entry.name !== name).map((entry) => [entry.name, entry.value]);
  return JSON.stringify([others, problems.length]);
}
