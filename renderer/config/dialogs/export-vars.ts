import { quoteForShell } from '../../../shared/env/quote.ts';
import { MASK } from '../mask.ts';

export type ExportForm = 'shell' | 'json';

export interface ExportedVar {
  name: string;
  value: string;
  secret: boolean;
}

/**
 * Config vars as `heroku config -s` or `heroku config -j` prints them, names in alphabetical order.
 * @param masked values of secret-looking names are not told
 */
export function exportText(vars: readonly ExportedVar[], form: ExportForm, masked: boolean): string {
  const told = [...vars]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, value, secret }) => [name, masked && secret ? MASK : value] as const);
  if (form === 'json') return `${JSON.stringify(Object.fromEntries(told), null, 2)}\n`;
  return told.map(([name, value]) => `${quoteForShell(name, value)}\n`).join('');
}
