import { useStore } from 'zustand';
import { CheckField } from '../ui/CheckField.tsx';
import { notificationSetting, setNotifications } from './notification-setting.ts';
import { canNotify } from './system-notification.ts';

/** Whether crashes and waiting debuggers are said by notifications of the system. Nothing where there are none. */
export function NotificationSwitch({ className }: { className?: string | undefined }) {
  const on = useStore(notificationSetting, (state) => state.on);
  if (!canNotify()) return null;
  return (
    <span className={className}>
      <CheckField label="Notify me of crashes" checked={on} onChange={setNotifications} />
    </span>
  );
}
