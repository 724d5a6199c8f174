import { Bell, BellOff } from 'lucide-react';
import { useStore } from 'zustand';
import { toFailure } from '../../shared/contract/failure.ts';
import { t } from '../../shared/text/i18n.ts';
import { desktop } from '../client/desktop.ts';
import { desktopState } from '../state/desktop-state.ts';
import type { MenuItem } from '../ui/components/Menu.tsx';
import { notify } from '../ui/state/notices.ts';

/** The switch for notifications of the system, as a menu's item; none in a browser. */
export function useNotificationItem(): MenuItem[] {
  const on = useStore(desktopState, ({ state }) => state?.settings.notifications);
  if (on === undefined) return [];
  const onSelect = () => {
    desktop?.changeSettings({ notifications: !on }).catch((thrown: unknown) => notify(toFailure(thrown).message));
  };
  return on
    ? [{ label: t('Do not notify me of crashes'), icon: <BellOff />, onSelect }]
    : [{ label: t('Notify me of crashes'), icon: <Bell />, onSelect }];
}
