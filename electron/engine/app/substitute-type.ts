import type { ProcessType } from '../../../shared/dynos/procfile.ts';

/** `worker 42` stands for the Procfile's command of `worker` with `42` behind it, as for `heroku run`. */
export function substituteType(line: string, types: readonly Pick<ProcessType, 'name' | 'command'>[]): string {
  const [name = ''] = line.split(/\s/, 1);
  const type = types.find((candidate) => candidate.name === name);
  return type === undefined ? line : type.command + line.slice(name.length);
}
