import { Copy } from 'lucide-react';
import type { RouterSnapshot } from '../../../shared/router/router.ts';
import { t } from '../../../shared/text/i18n.ts';
import { copyText } from '../../ui/state/copy-text.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Switch } from '../../ui/fields/Toggle.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { portProblem } from './app-settings.ts';
import { TIMEOUT_HINTS, TIMEOUTS } from './router-settings.ts';
import type { RouterDraft } from './router-settings.ts';
import styles from './RouterFields.module.css';
import { switchIn } from './draft.ts';

export interface RouterFieldsProps {
  draft: RouterDraft;
  /** As it is now. */
  router: RouterSnapshot;
  onChange: (change: Partial<RouterDraft>) => void;
}

/** How the router treats requests. */
export function RouterFields({ draft, router, onChange }: RouterFieldsProps) {
  return (
    <>
      <Switch
        label={t('Router')}
        hint={t(
          'One front address for the app, spread over its web dynos. Off: dynos are reached on their own ports only.',
        )}
        {...switchIn(draft, 'enabled', onChange)}
      />
      {router.problem !== null && <p className={styles.problem}>{router.problem}</p>}
      <TextField
        label={t('Front port')}
        mono
        inputMode="numeric"
        placeholder={t('Chosen by Dynodeck')}
        hint={
          router.addresses.length > 0
            ? t('In use now: {addresses}', { addresses: router.addresses.join(', ') })
            : t('Not in use now.')
        }
        error={portProblem(draft.port)}
        value={draft.port}
        onChange={(port) => onChange({ port })}
      />
      <Select
        label={t('Timeouts')}
        options={TIMEOUTS}
        value={draft.timeouts}
        hint={TIMEOUT_HINTS[draft.timeouts]}
        onChange={(timeouts) => onChange({ timeouts })}
      />
      <Switch
        label={t('Maintenance mode')}
        hint={t('Dynos run, and every request gets the maintenance page (H80).')}
        {...switchIn(draft, 'maintenance', onChange)}
      />
      <Switch
        label={t('Session affinity')}
        hint={t('A cookie keeps a client with the dyno that answered it first, as http-session-affinity does.')}
        {...switchIn(draft, 'affinity', onChange)}
      />
      <Switch
        label={t('Keep-alive to dynos')}
        hint={t("Connections to dynos are used again. Off: one request each, as with Heroku's older router.")}
        {...switchIn(draft, 'keepAlive', onChange)}
      />
      <Switch
        label={t('HTTPS')}
        hint={
          <>
            {t(
              'On the same ports, with HTTP/2 for who speaks it, and a certificate of a local authority. ' +
                'It is made on demand and never installed: browsers warn until you trust it yourself.',
            )}
            {router.authority !== null && (
              <span className={styles.authority}>
                <code>{router.authority}</code>
                <IconButton
                  label={t("Copy the path of the authority's certificate")}
                  icon={<Copy />}
                  onClick={() => void copyText(router.authority ?? '', t('Path'))}
                />
              </span>
            )}
          </>
        }
        {...switchIn(draft, 'tls', onChange)}
      />
    </>
  );
}
