import type { Member } from './family.ts';

/** Idle processes of the bench are `sleep`s; all else of a family is there to manage them. */
export function isManager({ command }: Member): boolean {
  return command !== 'sleep';
}
