import { tn } from '../../../shared/text/i18n.ts';

/** Each a thousand of the one before; the first is a thousand bytes. */
const UNITS = ['kB', 'MB', 'GB', 'TB'];
const STEP = 1_000;

/** `640 bytes`, `12.3 MB` */
export function byteWords(bytes: number): string {
  if (bytes < STEP) return tn(bytes, '{n} byte', '{n} bytes');
  let [value, unit] = [bytes / STEP, 0];
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  return `${value.toFixed(1)} ${UNITS[unit]}`;
}
