import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { History } from 'lucide-react';
import type { AppSnapshot } from '../../../shared/app/app.ts';
import { t, tn } from '../../../shared/text/i18n.ts';
import { Banner } from '../../ui/components/Banner.tsx';
import { Button } from '../../ui/components/Button.tsx';
import { apps } from '../../state/apps-store.ts';
import { ask } from '../../state/ask.ts';

/**
 * Says that files changed under running dynos, with one button to restart just those. A release command that runs has
 * the last word on what they run next: until it has ended, they are not to be restarted.
 */
export function StaleBanner({ app }: { app: string }) {
  const { configVars, commands, any, pending } = useStore(apps, useShallow(({ byId }) => countStale(byId[app])));
  if (any === 0) return null;
  return (
    <Banner
      tone="warning"
      icon={<History />}
      {...(pending === null && {
        action: <Button onClick={() => void ask('dynos.restartStale', { app })}>{t('Restart those')}</Button>,
      })}
    >
      {staleSentence(any, configVars, commands)}
      {pending !== null && ` ${t('Restart them once the release command of v{version} has ended.', { version: pending })}`}
    </Banner>
  );
}

function countStale(app: AppSnapshot | undefined) {
  const dynos = app === undefined || app.closing ? [] : app.dynos;
  const stale = dynos.flatMap((dyno) => dyno.stale ?? []);
  return {
    any: stale.length,
    configVars: stale.filter(({ configVars }) => configVars.length > 0).length,
    commands: stale.filter(({ command }) => command).length,
    pending: app?.releases?.pending ?? null,
  };
}

/** `2 dynos run with older config vars.` */
function staleSentence(any: number, configVars: number, commands: number): string {
  if (commands === 0) {
    return tn(any, '{n} dyno runs with older config vars.', '{n} dynos run with older config vars.');
  }
  if (configVars === 0) {
    return tn(any, '{n} dyno runs with an older command.', '{n} dynos run with an older command.');
  }
  return tn(any, '{n} dyno runs with older settings.', '{n} dynos run with older settings.');
}
