import { useStore } from 'zustand';
import { t } from '../../../shared/text/i18n.ts';
import { announcements } from '../state/announcer.ts';

/** Reads {@link announcements} out, when a screen reader has finished what it is saying. */
export function Announcer() {
  const list = useStore(announcements, (state) => state.list);
  return (
    <div className="visually-hidden" role="log" aria-label={t('Announcements')} aria-live="polite">
      {list.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
