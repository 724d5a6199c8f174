import { ArrowRightLeft, Copy } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { useApp } from '../state/apps-store.ts';
import { ask } from '../state/ask.ts';
import { Button } from '../ui/components/Button.tsx';
import { copyText } from '../ui/state/copy-text.ts';
import { EmptyState } from '../ui/components/EmptyState.tsx';
import { IconButton } from '../ui/components/IconButton.tsx';
import styles from './NoRequests.module.css';

/** Where to send the first request, before there is one. */
export function NoRequests({ app }: { app: string }) {
  const router = useApp(app, (snapshot) => snapshot.router);
  if (router === undefined) return null;
  const [address] = router.addresses;
  if (router.state !== 'listening' || address === undefined) {
    return (
      <EmptyState icon={<ArrowRightLeft />} title={router.problem ?? t('The router is off.')}>
        <p>{t('It gives the app one address, spreads requests over its web dynos and logs them as Heroku does.')}</p>
        {router.state === 'off' && (
          <Button className={styles.action} onClick={() => void ask('router.configure', { app, enabled: true })}>
            {t('Switch the router on')}
          </Button>
        )}
      </EmptyState>
    );
  }
  const line = `curl -i ${address}/`;
  return (
    <EmptyState icon={<ArrowRightLeft />} title={t('No requests yet.')}>
      <p>{t('Use the app through its front address: requests to it show up here, and in the log as on Heroku.')}</p>
      <div className={styles.line}>
        <code>{line}</code>
        <IconButton label={t('Copy the command')} icon={<Copy />} onClick={() => void copyText(line, t('Command'))} />
      </div>
    </EmptyState>
  );
}
