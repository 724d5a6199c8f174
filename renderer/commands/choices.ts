import type { AppSnapshot } from '../../shared/app/app.ts';
import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import { tn } from '../../shared/text/i18n.ts';
import { appStatus, overallState, statusWords } from '../state/app-status.ts';
import { availableActions } from '../state/dynos/available-actions.ts';
import type { AvailableActions } from '../state/dynos/available-actions.ts';
import { shownState, stateWord } from '../state/dynos/shown-state.ts';
import type { Choice } from './command.ts';

/** A dyno with its state as glyph and word. */
export function dynoChoice(dyno: DynoSnapshot): Choice & { detail: string } {
  const state = shownState(dyno);
  return { value: dyno.name, label: dyno.name, detail: stateWord(state), state };
}

/** Dynos for which an action would change something. */
export function dynosThatCan(app: AppSnapshot | null, action: keyof AvailableActions): DynoSnapshot[] {
  return (app?.dynos ?? []).filter((dyno) => availableActions(dyno, app?.closing ?? true)[action]);
}

/** Process types that have a dyno for which an action would change something. */
export function typesThatCan(app: AppSnapshot | null, action: keyof AvailableActions): Choice[] {
  const types = new Set(
    dynosThatCan(app, action)
      .filter(({ kind }) => kind === 'formation')
      .map(({ type }) => type),
  );
  return scalableTypes(app).filter(({ value }) => types.has(value));
}

/** The process types of the formation, with how many dynos each has. */
export function scalableTypes(app: AppSnapshot | null): Choice[] {
  return (app?.processTypes ?? [])
    .filter(({ inFormation }) => inFormation)
    .map(({ name, quantity }) => ({ value: name, label: name, detail: tn(quantity, '{n} dyno', '{n} dynos') }));
}

/** An app with the state that stands for all of its dynos, and the same in words. */
export function appChoice(app: AppSnapshot): Choice & { detail: string } {
  const status = appStatus(app);
  return { value: app.folder, label: app.name, detail: statusWords(status), state: overallState(status) };
}
