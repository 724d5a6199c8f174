import type { AppSettings } from '../../../shared/app/app.ts';
import type { Request } from '../../../shared/contract/contract.ts';
import { parsePort } from '../../../shared/dynos/ports.ts';
import { DEFAULT_ROUTER } from '../../../shared/router/router.ts';
import type { RouterSettings, TimeoutMode } from '../../../shared/router/router.ts';
import { t } from '../../../shared/text/i18n.ts';
import { changedFields } from './draft.ts';

/** The router's fields of the settings form, as typed. */
export interface RouterDraft extends Omit<RouterSettings, 'port'> {
  port: string;
}

export const TIMEOUTS: readonly { value: TimeoutMode; label: string }[] = [
  { value: 'warn', label: t('Warn in the log (default)') },
  { value: 'enforce', label: t('Enforce, as Heroku does') },
  { value: 'off', label: t('Off') },
];

export const TIMEOUT_HINTS: Record<TimeoutMode, string> = {
  warn: t(
    'After 30 s without a response (H12), and 55 s without a byte (H15), the log says so and the request goes on.',
  ),
  enforce: t(
    "After 30 s without a response (H12), and 55 s without a byte (H15), the client gets Heroku's error page.",
  ),
  off: t('A request may take as long as it likes: for stepping through code with a debugger.'),
};

export function routerDraftOf({ router }: Pick<AppSettings, 'router'>): RouterDraft {
  const settings = { ...DEFAULT_ROUTER, ...router };
  return { ...settings, port: settings.port === null ? '' : String(settings.port) };
}

/** The request for what was changed in the form; null when nothing was. Its port has no problem. */
export function routerConfiguration(
  app: string,
  before: RouterDraft,
  draft: RouterDraft,
): Request<'router.configure'> | null {
  const changed = changedFields(before, draft);
  if (changed === null) return null;
  const { port, ...rest } = changed;
  if (port === undefined) return { app, ...rest };
  const parsed = parsePort(port);
  return { app, ...rest, port: 'port' in parsed ? parsed.port : null };
}
