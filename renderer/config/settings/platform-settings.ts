import type { AppSettings } from '../../../shared/app/app.ts';
import type { Request } from '../../../shared/contract/contract.ts';
import { DEFAULT_PLATFORM } from '../../../shared/app/platform.ts';
import type { PlatformSettings } from '../../../shared/app/platform.ts';
import { t } from '../../../shared/text/i18n.ts';
import { changedFields } from './draft.ts';

/** The platform's fields of the settings form, as typed. */
export interface PlatformDraft extends Omit<PlatformSettings, 'sleepAfter'> {
  /** Minutes; empty: never. */
  sleepAfter: string;
}

export const MEMORY_MODES: readonly { value: PlatformSettings['memory']; label: string }[] = [
  { value: 'off', label: t('Off (default)') },
  { value: 'R14', label: t('Warn over the quota (R14)') },
  { value: 'R14+R15', label: t('Warn, and kill over twice the quota (R14, R15)') },
];

/** Minutes: three seconds is enough to look at, a day is what the contract takes. */
const LEAST_SLEEP = 0.05;
const MOST_SLEEP = 1_440;

export function platformDraftOf({ platform }: Pick<AppSettings, 'platform'>): PlatformDraft {
  const settings = { ...DEFAULT_PLATFORM, ...platform };
  return { ...settings, sleepAfter: settings.sleepAfter === null ? '' : String(settings.sleepAfter) };
}

/** Why typed minutes cannot be used, or null. None are fine. */
export function sleepProblem(text: string): string | null {
  if (text.trim() === '') return null;
  const minutes = Number(text);
  if (Number.isFinite(minutes) && minutes >= LEAST_SLEEP && minutes <= MOST_SLEEP) return null;
  return t('Minutes from {least} to {most}, or nothing for never.', {
    least: LEAST_SLEEP,
    most: MOST_SLEEP,
  });
}

/** The request for what was changed in the form; null when nothing was. Its minutes have no problem. */
export function platformConfiguration(
  app: string,
  before: PlatformDraft,
  draft: PlatformDraft,
): Request<'platform.configure'> | null {
  const changed = changedFields(before, draft);
  if (changed === null) return null;
  const { sleepAfter, ...rest } = changed;
  if (sleepAfter === undefined) return { app, ...rest };
  return { app, ...rest, sleepAfter: sleepAfter.trim() === '' ? null : Number(sleepAfter) };
}
