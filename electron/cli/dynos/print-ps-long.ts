import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import type { ColourDepth } from '../../../shared/logs/heroku-colours.ts';
import type { DynoSample } from '../../../shared/app/platform.ts';
import { type Column, tableText } from '../output/table.ts';

const MEBIBYTE = 1024 * 1024;

/** `dynodeck ps --long`: what only a local dyno has, a line each. @param samples what they use, as last looked at */
export function psLong(dynos: readonly DynoSnapshot[], samples: readonly DynoSample[], depth: ColourDepth): string {
  const sampleOf = ({ name }: DynoSnapshot): DynoSample | undefined => samples.find(({ dyno }) => dyno === name);
  const columns: Column<DynoSnapshot>[] = [
    { title: 'dyno', of: ({ name }) => name, colour: 'green' },
    { title: 'state', of: ({ state }) => state },
    { title: 'port', of: ({ port }) => String(port ?? ''), colour: 'cyan' },
    { title: 'pid', of: ({ pid }) => String(pid ?? '') },
    { title: 'restarts', of: ({ restarts }) => String(restarts) },
    { title: 'memory', of: (dyno) => megabytes(sampleOf(dyno)) },
    { title: 'cpu', of: (dyno) => percent(sampleOf(dyno)) },
    { title: 'command', of: ({ command }) => command, colour: 'dim' },
  ];
  return tableText(dynos, columns, depth);
}

function megabytes(sample: DynoSample | undefined): string {
  return sample === undefined ? '' : `${(sample.memory / MEBIBYTE).toFixed(1)}M`;
}

function percent(sample: DynoSample | undefined): string {
  return sample === undefined ? '' : `${(sample.cpu * 100).toFixed(1)}%`;
}
