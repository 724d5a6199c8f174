import { Hourglass } from 'lucide-react';
import type { AppSnapshot } from '../../../shared/app/app.ts';
import { t } from '../../../shared/text/i18n.ts';
import { Banner } from '../../ui/components/Banner.tsx';
import { Button } from '../../ui/components/Button.tsx';
import { useTicking } from '../../ui/state/clock.ts';
import { useApp } from '../../state/apps-store.ts';
import { closingWords, killClosing } from '../../state/folders/close-app.ts';

/** While the dynos of an app that was closed are being stopped: how many are left, and the way to hurry. */
export function ClosingBanner({ app }: { app: string }) {
  const closing = useApp(app, (snapshot) => (snapshot.closing ? snapshot : null));
  return closing ? <Progress app={closing} /> : null;
}

function Progress({ app }: { app: AppSnapshot }) {
  const words = useTicking((now) => closingWords(app, now));
  return (
    <Banner
      tone="info"
      icon={<Hourglass />}
      action={
        <Button variant="danger" onClick={() => void killClosing(app)}>
          {t('Kill now')}
        </Button>
      }
    >
      {t('Closing {app}.', { app: app.name })} <span aria-hidden="true">{words}</span>
    </Banner>
  );
}
