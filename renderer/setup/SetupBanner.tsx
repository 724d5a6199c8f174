import { ClipboardList } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { useApp } from '../state/apps-store.ts';
import { Banner } from '../ui/components/Banner.tsx';
import { Button } from '../ui/components/Button.tsx';
import { notNow, openSetup } from './setup-dialog.ts';
import { isOffer, offerWords } from './setup-labels.ts';

/** Says what app.json asks for, until it is set up or its owner does not want to. */
export function SetupBanner({ app }: { app: string }) {
  const setup = useApp(app, (snapshot) => (snapshot.closing ? null : snapshot.setup));
  const name = useApp(app, (snapshot) => snapshot.name) ?? '';
  if (!setup || setup.dismissed || !isOffer(setup)) return null;
  return (
    <Banner
      tone="info"
      icon={<ClipboardList />}
      action={
        <>
          <Button onClick={() => notNow(app)} variant="quiet">
            {t('Not now')}
          </Button>
          <Button onClick={() => void openSetup(app)}>{t('Set up')}</Button>
        </>
      }
    >
      {t('{app} is not set up yet: {offer}.', { app: name, offer: offerWords(setup) })}
    </Banner>
  );
}
