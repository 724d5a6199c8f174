import { DEFAULT_SIZE, dynoSize } from '../../../shared/dyno-size.ts';
import type { App } from '../app.ts';
import type { Dyno } from '../dyno.ts';

const MEBIBYTE = 1024 * 1024;

/** Whether a dyno had more memory than its size when it was last sampled. */
export function isOverQuota({ platform, settings }: Pick<App, 'platform' | 'settings'>, dyno: Dyno): boolean {
  const sampled = platform.samples.at(-1)?.dynos.find((sample) => sample.dyno === dyno.name);
  const quota = dynoSize(settings.sizes?.[dyno.type] ?? DEFAULT_SIZE)?.quota;
  return sampled !== undefined && quota !== undefined && sampled.memory > quota * MEBIBYTE;
}
