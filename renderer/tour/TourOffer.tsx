import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Compass, X } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import { closeOffer, noteOffer, tourOffer, startTour } from './tour.ts';
import styles from './TourOffer.module.css';

/** An offer in the sidebar for whoever is new: it takes no focus, covers nothing, and is there once. */
export function TourOffer() {
  const open = useStore(tourOffer, (state) => state.open);
  useEffect(noteOffer, []);
  if (!open) return null;
  return (
    <div role="group" aria-label={t('New here?')} className={styles.offer}>
      <p className={styles.words}>{t('New here?')}</p>
      <button
        type="button"
        aria-label={t('Take the tour')}
        title={t('Take the tour')}
        className={styles.take}
        onClick={startTour}
      >
        <Compass aria-hidden />
        <span className={styles.words}>{t('Take the tour')}</span>
      </button>
      <IconButton label={t('No tour, thanks')} icon={<X />} className={styles.close} onClick={closeOffer} />
    </div>
  );
}
