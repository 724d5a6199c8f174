import type { AppFiles } from '../source/source-files.ts';

/** What is different in the files now, a sentence for the Procfile and one for the env files. Never a value. */
export function fileChanges(before: AppFiles, now: AppFiles): string[] {
  const types = changedNames(commandsOf(before), commandsOf(now));
  const vars = changedNames(valuesOf(before), valuesOf(now));
  return [
    ...(types.length > 0 ? [`${now.procfile} was edited: ${types.join(', ')}`] : []),
    ...(vars.length > 0 ? [`Env files were edited: ${vars.join(', ')}`] : []),
  ];
}

function commandsOf({ processTypes }: AppFiles): Map<string, string> {
  return new Map(processTypes.map(({ name, command }) => [name, command]));
}

function valuesOf({ configVars }: AppFiles): Map<string, string> {
  return new Map(configVars.map(({ name, value }) => [name, value]));
}

function changedNames(before: Map<string, string>, now: Map<string, string>): string[] {
  const names = new Set([...before.keys(), ...now.keys()]);
  return [...names].filter((name) => before.get(name) !== now.get(name)).map((name) => {
    if (!before.has(name)) return `${name} added`;
    return now.has(name) ? `${name} changed` : `${name} removed`;
  });
}
