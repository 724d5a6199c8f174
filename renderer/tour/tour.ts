import { createStore } from 'zustand/vanilla';
import { isAsked } from '../ui/focus/visibility.ts';
import { closeOffer } from './offer.ts';
import { TOUR_STEPS } from './tour-steps.ts';

/** Place of the step on screen in {@link TOUR_STEPS}; null: nobody takes the tour. */
export const tour = createStore<{ step: number | null }>()(() => ({ step: null }));

/** Begins at the first step, unless a dialog waits for an answer. */
export function startTour(): void {
  if (isAsked()) return;
  closeOffer();
  goOn(0, 1);
}

export function nextStep(): void {
  const { step } = tour.getState();
  if (step !== null) goOn(step + 1, 1);
}

export function previousStep(): void {
  const { step } = tour.getState();
  if (step !== null) goOn(step - 1, -1);
}

export function endTour(): void {
  tour.setState({ step: null });
}

/** To the nearest step whose part of the window is there: an app may have no dynos. Past the last one the tour ends. */
function goOn(from: number, direction: 1 | -1): void {
  let step = from;
  while (TOUR_STEPS[step]?.anchor() === null) step += direction;
  if (TOUR_STEPS[step] !== undefined) tour.setState({ step });
  else if (direction > 0) endTour();
}
