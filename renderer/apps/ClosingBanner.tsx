import { Hourglass } from 'lucide-react';
import type { AppSnapshot } from '../../shared/app.ts';
import { t } from '../../shared/words.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useTicking } from '../ui/clock.ts';
import { useApp } from './apps-store.ts';
import { closingWords } from './closing-words.ts';
import { killClosing } from './kill-closing.ts';

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
