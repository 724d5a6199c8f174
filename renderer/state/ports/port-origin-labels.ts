import type { PortOrigin } from '../../../shared/dynos/ports.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import { t } from '../../../shared/text/i18n.ts';

/** Where the base port came from, as one says it. */
export function portOriginWords(origin: PortOrigin): string {
  switch (origin) {
    case 'chosen':
      return t('chosen');
    case 'env file':
      return t('from the env file');
    case 'shell':
      return t('from the shell');
    case 'assigned':
      return t('next free block');
    case 'default':
      return t('default');
    default:
      return assertNever(origin);
  }
}
