import { Grid2x2 } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { partOf } from '../state/layout/box.ts';
import type { Box } from '../state/layout/box.ts';
import { centreRoom } from './float-dom.ts';
import { canAct, placeActive } from './pane-actions.ts';
import type { Command } from '../commands/command.ts';

interface Place {
  value: string;
  label: string;
  /** Of the centre. */
  shares: Box;
}

const place = (value: string, label: string, left: number, top: number, width: number, height: number): Place => ({
  value,
  label,
  shares: { left, top, width, height },
});

const PLACES: readonly Place[] = [
  place('left', t('left half'), 0, 0, 0.5, 1),
  place('right', t('right half'), 0.5, 0, 0.5, 1),
  place('top', t('upper half'), 0, 0, 1, 0.5),
  place('bottom', t('lower half'), 0, 0.5, 1, 0.5),
  place('top-left', t('upper left quarter'), 0, 0, 0.5, 0.5),
  place('top-right', t('upper right quarter'), 0.5, 0, 0.5, 0.5),
  place('bottom-left', t('lower left quarter'), 0, 0.5, 0.5, 0.5),
  place('bottom-right', t('lower right quarter'), 0.5, 0.5, 0.5, 0.5),
  place('whole', t('all of it'), 0, 0, 1, 1),
];

/** Commands for those who cannot drag: WCAG 2.2, 2.5.7. */
export const floatCommands: readonly Command[] = [
  {
    id: 'pane.place',
    title: t('Place the floating pane …'),
    section: 'View',
    icon: Grid2x2,
    keywords: t('move resize snap half quarter maximize corner'),
    steps: [{ prompt: t('Over which part of the centre?'), choices: () => PLACES }],
    available: ({ app }) => app !== null && canAct(app.id, 'arrange'),
    variants: () => PLACES.map(({ value }) => ({ args: [value], quiet: true })),
    titleOf: ([value]) =>
      t('Place the floating pane: {part}', { part: PLACES.find((known) => known.value === value)?.label ?? '' }),
    run: ({ app }, [value]) => {
      const chosen = PLACES.find((known) => known.value === value);
      if (app && chosen) placeActive(app.id, partOf(centreRoom(), chosen.shares));
    },
  },
];
