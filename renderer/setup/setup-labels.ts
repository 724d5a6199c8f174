import type { SetupSnapshot } from '../../shared/manifests/setup.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import { listed } from '../ui/text/listed.ts';

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
  return listed([
    ...(vars.length > 0 ? [tn(vars.length, '{n} config var', '{n} config vars')] : []),
    ...(formation === null ? [] : [t('a formation')]),
    ...(postdeploy === null ? [] : [t('a first-run task')]),
  ]);
}

/** `web 2 × Standard-2X, worker 0` */
export function formationWords(formation: NonNullable<SetupSnapshot['formation']>): string {
  const types = Object.entries(formation).map(([type, { quantity, size }]) => {
    return `${type} ${quantity}${size === null ? '' : ` × ${size}`}`;
  });
  return types.join(', ');
}
