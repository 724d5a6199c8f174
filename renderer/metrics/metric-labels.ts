import type { DynoSample } from '../../shared/app/platform.ts';
import { t, tn } from '../../shared/text/i18n.ts';
import { wholeNumber } from '../ui/text/numbers.ts';

const MIB = 1024 * 1024;
const PERCENT = 100;

/** Share of a dyno's memory quota, 1 when it is full. @param quota mebibytes */
export function memoryShare({ memory }: Pick<DynoSample, 'memory'>, quota: number): number {
  return memory / (quota * MIB);
}

/** `118 MB`, in Heroku's megabytes of 1,048,576 bytes. */
export function memoryWords({ memory }: Pick<DynoSample, 'memory'>): string {
  return `${wholeNumber(Math.round(memory / MIB))} MB`;
}

/** `4%` of one core; `<1%` for what is not nothing. */
export function cpuWords({ cpu }: Pick<DynoSample, 'cpu'>): string {
  const percent = cpu * PERCENT;
  if (percent > 0 && percent < 1) return '<1%';
  return `${wholeNumber(Math.round(percent))}%`;
}

/** Everything about a sample, for whoever points at it. @param quota mebibytes */
export function sampleWords(sample: DynoSample, quota: number): string {
  const share = Math.round(memoryShare(sample, quota) * PERCENT);
  const memory = memoryWords(sample);
  return [
    t('Memory {memory} of {quota} MB ({share}%)', { memory, quota: wholeNumber(quota), share }),
    t('CPU {cpu} of a core', { cpu: cpuWords(sample) }),
    tn(sample.processes, '{n} process', '{n} processes'),
  ].join('\n');
}
