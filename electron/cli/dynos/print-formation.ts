import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { ProcessTypeSnapshot } from '../../../shared/dynos/dyno.ts';
import { CommandFailure } from '../output/failure.ts';

/**
 * The process types of an app by name, `release` among them, as Heroku has it.
 * @throws {CommandFailure} when there are none
 */
export function formationOf({ processTypes, name }: AppSnapshot): ProcessTypeSnapshot[] {
  if (processTypes.length > 0) return [...processTypes].sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = ['Upload a Procfile to add process types.', 'https://devcenter.heroku.com/articles/procfile'];
  throw new CommandFailure([`No process types on ⬢ ${name}.`, ...lines].join('\n'));
}

/** `web=2:Standard-1X worker=1:Standard-1X`, which `ps:scale` takes back. */
export function formationText(types: readonly ProcessTypeSnapshot[]): string {
  return types.map(({ name, quantity, size }) => `${name}=${quantity}:${size}`).join(' ');
}
