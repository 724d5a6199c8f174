import { Popover } from '@base-ui/react/popover';
import { useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { X } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { useCurrentApp } from '../state/selection.ts';
import { KeyFor } from '../commands/Chords.tsx';
import { placeOf } from '../commands/keybinding-scope.ts';
import { isAsked } from '../ui/focus/visibility.ts';
import { Button } from '../ui/components/Button.tsx';
import { IconButton } from '../ui/components/IconButton.tsx';
import styles from './Tour.module.css';
import { endTour, nextStep, previousStep, tour } from './tour.ts';
import { TOUR_STEPS } from './tour-steps.ts';
import type { TourStep } from './tour-steps.ts';

const GAP_PX = 10;

/** Explains the parts of the window, one after the other, while all of them can be used. */
export function Tour() {
  const place = useStore(tour, (state) => state.step);
  const step = place === null ? undefined : TOUR_STEPS[place];
  return step && <Stop step={step} place={place ?? 0} />;
}

function Stop({ step, place }: { step: TourStep; place: number }) {
  const app = useCurrentApp();
  const anchor = useAnchor(step, app);
  const next = useRef<HTMLButtonElement>(null);
  const isLast = place === TOUR_STEPS.length - 1;
  return (
    <Popover.Root
      open={anchor !== null}
      onOpenChange={(_, details) => {
        if (leaves(details)) endTour();
        else details.cancel();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          side={step.side}
          align="start"
          sideOffset={GAP_PX}
          collisionPadding={GAP_PX}
          className={styles.positioner}
        >
          {/* It waits for nothing: shortcuts work as without it. */}
          <Popover.Popup className={styles.popup} data-aside initialFocus={next}>
            <Popover.Arrow className={styles.arrow} />
            <Popover.Title className="visually-hidden">{t('Tour of Dynodeck')}</Popover.Title>
            {/* The focus stays on the button, so that what is new must be said. */}
            <Popover.Description aria-live="polite" aria-atomic="true" render={<div />}>
              <h3 className={styles.title}>{step.title}</h3>
              <p className={styles.text}>{step.text}</p>
              {step.command !== undefined && (
                <p className={styles.shortcut}>
                  <KeyFor command={step.command} />
                </p>
              )}
            </Popover.Description>
            <div className={styles.foot}>
              <span className={styles.place}>
                {t('{step} of {steps}', { step: place + 1, steps: TOUR_STEPS.length })}
              </span>
              {place > 0 && <Button onClick={previousStep}>{t('Back')}</Button>}
              <Button ref={next} variant="primary" onClick={nextStep}>
                {isLast ? t('Done') : t('Next')}
              </Button>
            </div>
            <IconButton label={t('Leave the tour')} icon={<X />} onClick={endTour} className={styles.close} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The element a step is about, framed while it is. The tour ends where there is none, as when its app was closed. */
function useAnchor(step: TourStep, app: string | null): HTMLElement | null {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const element = step.anchor();
    setAnchor(element);
    if (element === null) endTour();
    element?.setAttribute('data-toured', '');
    return () => element?.removeAttribute('data-toured');
  }, [step, app]);
  return anchor;
}

/**
 * Whether the tour is left: only by Escape, where no terminal, text field or dialog is meant. A press elsewhere is part
 * of trying.
 */
function leaves({ reason, event }: Popover.Root.ChangeEventDetails): boolean {
  if (reason !== 'escape-key' || isAsked()) return false;
  return placeOf(event.target instanceof Element ? event.target : null) === 'page';
}
