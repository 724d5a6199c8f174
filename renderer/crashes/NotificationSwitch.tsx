import { useStore } from 'zustand';
import { toFailure } from '../../shared/failure.ts';
import { desktop } from '../client/desktop.ts';
import { desktopState } from '../desktop/desktop-state.ts';
import { CheckField } from '../ui/CheckField.tsx';
import { notify } from '../ui/notices.ts';

/** Whether the desktop app may show notifications of the system; nothing in a browser. */
export function NotificationSwitch({ className }: { className?: string | undefined }) {
  const on = useStore(desktopState, ({ state }) => state?.settings.notifications);
  if (on === undefined) return null;
  const change = (notifications: boolean) => {
    desktop?.changeSettings({ notifications }).catch((thrown: unknown) => notify(toFailure(thrown).message));
  };
  return (
    <span className={className}>
      <CheckField label="Notify me" checked={on} onChange={change} />
    </span>
  );
}
