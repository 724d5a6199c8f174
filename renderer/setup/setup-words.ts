import type { SetupSnapshot } from '../../shared/setup.ts';
import { plural } from '../ui/plural.ts';

type Offer = Pick<SetupSnapshot, 'vars' | 'formation' | 'postdeploy'>;

/** Whether there is anything to be asked; proposals for a Procfile are shown elsewhere. */
export function isOffer({ vars, formation, postdeploy }: Offer): boolean {
  return vars.length > 0 || formation !== null || postdeploy !== null;
}

/** What is offered, in words, whether or not its owner has said "not now"; null: nothing is. */
export function offered(setup: Offer | null): string | null {
  return setup !== null && isOffer(setup) ? offerWords(setup) : null;
}

/** `2 config vars, a formation and a first-run task` */
export function offerWords({ vars, formation, postdeploy }: Offer): string {
  const parts = [
    ...(vars.length > 0 ? [plural(vars.length, 'config var')] : []),
    ...(formation === null ? [] : ['a formation']),
    ...(postdeploy === null ? [] : ['a first-run task']),
  ];
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

/** `web 2 × Standard-2X, worker 0` */
export function formationWords(formation: NonNullable<SetupSnapshot['formation']>): string {
  const types = Object.entries(formation).map(([type, { quantity, size }]) => {
    return `${type} ${quantity}${size === null ? '' : ` × ${size}`}`;
  });
  return types.join(', ');
}
