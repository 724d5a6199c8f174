import { createStore } from 'zustand/vanilla';
import { isAsked } from '../ui/focus/visibility.ts';
import { remember, remembered } from '../ui/state/remembered.ts';
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

/**
 * Goes to the nearest step whose part of the window is there: an app may have no dynos. Past the last one the tour
 * ends.
 */
function goOn(from: number, direction: 1 | -1): void {
  let step = from;
  while (TOUR_STEPS[step]?.anchor() === null) step += direction;
  if (TOUR_STEPS[step] !== undefined) tour.setState({ step });
  else if (direction > 0) endTour();
}

const STORAGE_KEY = 'tour-offered';

/** Whether the tour is offered: in the first window in which an app is open, and never again. */
export const tourOffer = createStore<{ open: boolean }>()(() => ({
  open: remembered<unknown>(STORAGE_KEY, false) !== true,
}));

/** It has been seen: the next window does not offer it. */
export function noteOffer(): void {
  remember(STORAGE_KEY, true);
}

export function closeOffer(): void {
  noteOffer();
  tourOffer.setState({ open: false });
}
