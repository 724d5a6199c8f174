import { ClipboardList, Construction, EllipsisVertical, Moon, RefreshCw, Settings2, Sun } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { openSettings } from '../../config/settings/settings-dialog.ts';
import { openSetup } from '../../setup/setup-dialog.ts';
import { offered } from '../../setup/setup-labels.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { Menu } from '../../ui/components/Menu.tsx';
import { useApp } from '../../state/apps-store.ts';
import { ask } from '../../state/ask.ts';

/** What the platform does to an app by itself on Heroku, to be rehearsed now, and what it does when an app is new. */
export function PlatformMenu({ app }: { app: string }) {
  const closing = useApp(app, (snapshot) => snapshot.closing) ?? true;
  const maintenance = useApp(app, ({ settings }) => settings.router?.maintenance === true) ?? false;
  const isSleeping = useApp(app, ({ dynos }) => dynos.some(({ state }) => state === 'idle')) ?? false;
  const setUp = useApp(app, ({ setup }) => offered(setup)) ?? null;
  const routes = useApp(app, ({ router }) => router.state !== 'off') ?? false;
  return (
    <Menu
      trigger={
        <IconButton
          label={t('Platform')}
          tooltip={t('Cycle, sleep, maintenance')}
          icon={<EllipsisVertical />}
          disabled={closing}
        />
      }
      items={[
        {
          label: t('Cycle now'),
          detail: t("Heroku's daily restart"),
          icon: <RefreshCw />,
          onSelect: () => void ask('platform.cycle', { app, target: null }),
        },
        {
          label: t('Sleep now'),
          detail: t('until a request wakes web'),
          icon: <Moon />,
          onSelect: () => void ask('platform.sleep', { app }),
        },
        {
          label: t('Wake'),
          icon: <Sun />,
          disabled: !isSleeping,
          onSelect: () => void ask('platform.wake', { app }),
        },
        {
          label: maintenance ? t('End maintenance') : t('Start maintenance'),
          icon: <Construction />,
          disabled: !routes,
          onSelect: () => void ask('router.configure', { app, maintenance: !maintenance }),
        },
        ...(setUp === null
          ? []
          : [{ label: t('Set up'), detail: setUp, icon: <ClipboardList />, onSelect: () => void openSetup(app) }]),
        {
          label: t('Router settings'),
          icon: <Settings2 />,
          onSelect: () => openSettings(app, 'router'),
        },
        {
          label: t('Platform settings'),
          icon: <Settings2 />,
          onSelect: () => openSettings(app, 'platform'),
        },
      ]}
    />
  );
}
