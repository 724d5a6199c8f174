import { Unplug, Waypoints } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import { notify } from '../ui/state/notices.ts';
import type { Command } from '../commands/command.ts';
import { factsOf } from '../state/app-facts.ts';

const URL = 'https://logs.example.com or syslog+tls://logs.example.com:6514';

/** Where the log is forwarded to. */
export const drainCommands: readonly Command[] = [
  {
    id: 'drains.add',
    title: t('Add a log drain …'),
    section: 'Logs',
    icon: Waypoints,
    keywords: t('forward syslog https send logplex'),
    steps: [
      {
        prompt: t('Address of the drain'),
        choices: () => [],
        problem: (text) =>
          /^(?:https?|syslog(?:\+tls)?):\/\/\S+$/.test(text) ? null : t('An address such as {url}.', { url: URL }),
      },
    ],
    // It may hold a password.
    isForgotten: true,
    available: ({ app }) => app !== null && !app.closing,
    titleOf: ([url = '']) => t('Add the log drain {url}', { url }),
    run: ({ app }, [url = '']) => void (app && addDrain(app.id, url)),
  },
  {
    id: 'drains.remove',
    title: t('Remove a log drain …'),
    section: 'Logs',
    icon: Unplug,
    keywords: t('forward syslog stop logplex'),
    steps: [
      {
        prompt: t('Which drain?'),
        choices: ({ app }) =>
          factsOf(app?.id).drains.map(({ token, url, state, problem }) => ({
            value: token,
            label: url,
            detail: problem ?? state,
          })),
      },
    ],
    isForgotten: true,
    available: ({ app }) => factsOf(app?.id).drains.length > 0,
    titleOf: ([token = '']) => t('Remove the log drain {token}', { token }),
    run: ({ app }, [drain = '']) => void (app && ask('drains.remove', { app: app.id, drain })),
  },
];

async function addDrain(app: string, url: string): Promise<void> {
  const drain = await ask('drains.add', { app, url });
  if (drain) notify(t('The log is forwarded to {url}.', { url: drain.url }), 'info');
}
