import { Tooltip } from '@base-ui/react/tooltip';
import { Move } from 'lucide-react';
import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { t } from '../../shared/text/i18n.ts';
import { changeLayout } from '../state/shown-layout.ts';
import { tabName } from '../panels/registry.ts';
import { focusCentre } from '../ui/focus/regions.ts';
import { tooltipHandle } from '../ui/components/TooltipLayer.tsx';
import { placeFloat } from '../state/layout/change-floats.ts';
import styles from './Float.module.css';
import { floatOf, roomOf, shownBox } from './float-dom.ts';
import type { Float } from '../state/layout/layout.ts';
import { moveBox, resizeBox } from '../state/layout/box.ts';
import type { Box, Room } from '../state/layout/box.ts';

const HELP = t('Drag to move, with Shift to dock. Arrow keys move, with Shift they resize.');

/** The part of a floating pane's bar that has the focus while arrow keys move and resize it. */
export function FloatHandle({ app, float: { pane, box } }: { app: string; float: Float }) {
  const help = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const float = floatOf(event.currentTarget);
    if (float === null || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      return focusCentre();
    }
    const moved = afterArrow(shownBox(float), event, roomOf(float.parentElement));
    if (moved === null) return;
    event.preventDefault();
    changeLayout(app, (layout) => placeFloat(layout, pane.id, moved));
  };
  return (
    <>
      <Tooltip.Trigger
        handle={tooltipHandle}
        payload={HELP}
        render={
          // A slider of two dimensions: screen readers leave arrow keys to it, and read its text out as it changes.
          <div
            role="slider"
            tabIndex={0}
            data-handle
            className={styles.handle}
            aria-roledescription={t('handle')}
            aria-label={t('Move or resize {tab}', { tab: tabName(pane.selected) })}
            aria-describedby={help}
            aria-valuemin={0}
            aria-valuemax={Math.max(box.left, screen.width)}
            aria-valuenow={box.left}
            aria-valuetext={boxWords(box)}
            onKeyDown={onKeyDown}
          />
        }
      >
        <Move aria-hidden />
      </Tooltip.Trigger>
      <span id={help} hidden>
        {HELP} {t('Enter goes back into the pane.')}
      </span>
    </>
  );
}

/** Pixels that one press of an arrow key moves a floating pane or its sides: two lines of a terminal, about. */
const STEP = 32;

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** A floating pane after an arrow key, which moves it, or with Shift its right or lower side; null for other keys. */
function afterArrow(box: Box, press: Pick<KeyboardEvent, 'key' | 'shiftKey'>, room: Room): Box | null {
  const arrow = ARROWS[press.key];
  if (arrow === undefined) return null;
  const [right, down] = arrow;
  return press.shiftKey ? resizeBox(box, { across: 1, down: 1 }, right, down, room) : moveBox(box, right, down, room);
}

/** Where a box is and how large, in words. */
function boxWords(box: Box): string {
  return t('{left} from the left, {top} from the top, {width} wide, {height} high', { ...box });
}
