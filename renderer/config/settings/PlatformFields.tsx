import { DYNO_FAMILIES } from '../../../shared/dynos/dyno-size.ts';
import { t } from '../../../shared/text/i18n.ts';
import { Select } from '../../ui/fields/Select.tsx';
import { Switch } from '../../ui/fields/Toggle.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import { MEMORY_MODES, sleepProblem } from './platform-settings.ts';
import type { PlatformDraft } from './platform-settings.ts';
import { switchIn } from './draft.ts';

export interface PlatformFieldsProps {
  draft: PlatformDraft;
  maskLogs: boolean;
  onChange: (change: Partial<PlatformDraft>) => void;
  onMaskLogs: (maskLogs: boolean) => void;
}

/** What Heroku does to dynos by itself, as simulations that are off unless chosen. */
export function PlatformFields({ draft, maskLogs, onChange, onMaskLogs }: PlatformFieldsProps) {
  return (
    <>
      <Select
        label={t('Memory quota')}
        options={MEMORY_MODES}
        value={draft.memory}
        hint={t('Compared with the size of each dyno, which is chosen in the list of dynos.')}
        onChange={(memory) => onChange({ memory })}
      />
      <Switch
        label={t('Runtime metrics')}
        hint={t('Lines about memory and load in the log every 20 seconds, as with log-runtime-metrics.')}
        {...switchIn(draft, 'runtimeMetrics', onChange)}
      />
      <Switch
        label={t('Daily cycling')}
        hint={t('Each dyno restarts after 24 hours and up to 216 minutes.')}
        {...switchIn(draft, 'cycling', onChange)}
      />
      <Switch
        label={t('Exact rules')}
        hint={t(
          'As on Heroku, a web dyno that listens on another port than $PORT is killed (R10), and the only dyno is ' +
            'quarantined when it cannot be reached. Otherwise the router finds its port, and requests wait for it.',
        )}
        {...switchIn(draft, 'exact', onChange)}
      />
      <TextField
        label={t('Sleep after minutes without a request')}
        mono
        inputMode="decimal"
        placeholder={t('Never')}
        hint={t("Heroku's Eco dynos sleep after {minutes} minutes. The next request wakes them, and waits for it.", {
          minutes: DYNO_FAMILIES.eco.sleepAfter,
        })}
        error={sleepProblem(draft.sleepAfter)}
        value={draft.sleepAfter}
        onChange={(sleepAfter) => onChange({ sleepAfter })}
      />
      <Switch
        label={t('Mask secrets in the log')}
        hint={t(
          'Values of secret-looking config vars are replaced in new lines of the log, ' +
            'and so in all that is made of it.',
        )}
        checked={maskLogs}
        onChange={onMaskLogs}
      />
    </>
  );
}
