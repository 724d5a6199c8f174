import { locale } from '../../../shared/text/i18n.ts';

const WHOLE = new Intl.NumberFormat(locale());
const DECIMAL = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 });

/** `12,345` */
export function wholeNumber(value: number): string {
  return WHOLE.format(value);
}

/** `0.4`, `1,234.5`, `12` */
export function decimal(value: number): string {
  return DECIMAL.format(value);
}

/** `12.3 ms` */
export function milliseconds(value: number): string {
  return `${decimal(value)} ms`;
}
