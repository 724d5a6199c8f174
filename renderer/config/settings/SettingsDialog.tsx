import { useStore } from 'zustand';
import { Tabs } from '@base-ui/react/tabs';
import { useState } from 'react';
import type { AppSnapshot } from '../../../shared/app/app.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import { t } from '../../../shared/text/i18n.ts';
import { apps } from '../../state/apps-store.ts';
import { request } from '../../state/ask.ts';
import { Button } from '../../ui/components/Button.tsx';
import { cx } from '../../ui/components/class-names.ts';
import { Dialog } from '../../ui/components/Dialog.tsx';
import tab from '../../ui/components/Tab.module.css';
import { settingsDialog, closeSettings } from './settings-dialog.ts';
import type { SettingsPart } from './settings-dialog.ts';
import { AppFields } from './AppFields.tsx';
import { configuration, draftOf, portProblem } from './app-settings.ts';
import { PlatformFields } from './PlatformFields.tsx';
import { platformConfiguration, platformDraftOf, sleepProblem } from './platform-settings.ts';
import { RouterFields } from './RouterFields.tsx';
import { routerConfiguration, routerDraftOf } from './router-settings.ts';
import styles from './SettingsForm.module.css';

/** Settings of one app. The form starts from what is in force each time it is opened. */
export function SettingsDialog() {
  const id = useStore(settingsDialog, (state) => state.app);
  const part = useStore(settingsDialog, (state) => state.part);
  const app = useStore(apps, ({ byId }) => (id === null ? undefined : byId[id]));
  return app ? <SettingsForm key={app.id} app={app} part={part} /> : null;
}

const PARTS: readonly { value: SettingsPart; label: string }[] = [
  { value: 'app', label: t('App') },
  { value: 'router', label: t('Router') },
  { value: 'platform', label: t('Platform') },
];
const WIDTH_PX = 540;

/** The settings of one app. Nothing is in force before "Save". */
function SettingsForm({ app, part }: { app: AppSnapshot; part: SettingsPart }) {
  const [opened] = useState(() => ({ router: routerDraftOf(app.settings), platform: platformDraftOf(app.settings) }));
  const [draft, setDraft] = useState(() => draftOf(app.settings));
  const [router, setRouter] = useState(opened.router);
  const [platform, setPlatform] = useState(opened.platform);
  const [refusal, setRefusal] = useState<string | null>(null);
  const hasProblem = [portProblem(draft.port), portProblem(router.port), sleepProblem(platform.sleepAfter)].some(
    (problem) => problem !== null,
  );
  const save = async () => {
    if (hasProblem) return;
    try {
      await request('app.configure', configuration(app.id, draft));
      const routed = routerConfiguration(app.id, opened.router, router);
      if (routed !== null) await request('router.configure', routed);
      const managed = platformConfiguration(app.id, opened.platform, platform);
      if (managed !== null) await request('platform.configure', managed);
      closeSettings();
    } catch (thrown) {
      setRefusal(toFailure(thrown).message);
    }
  };

  return (
    <Dialog
      open
      onClose={closeSettings}
      onSubmit={() => void save()}
      title={t('Settings')}
      description={t('For {app}. Remembered for this folder.', { app: app.name })}
      width={WIDTH_PX}
      footer={
        <>
          {refusal && (
            <p className={styles.refusal} role="alert">
              {refusal}
            </p>
          )}
          <Button onClick={closeSettings}>{t('Cancel')}</Button>
          <Button type="submit" variant="primary" disabled={hasProblem}>
            {t('Save')}
          </Button>
        </>
      }
    >
      <Tabs.Root defaultValue={part} className={styles.parts}>
        <Tabs.List className={styles.tabs} aria-label={t('Settings')}>
          {PARTS.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value} className={cx(tab.tab, styles.tab)}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="app" className={styles.part}>
          <AppFields app={app} draft={draft} onChange={(change) => setDraft((before) => ({ ...before, ...change }))} />
        </Tabs.Panel>
        <Tabs.Panel value="router" className={styles.part}>
          <RouterFields
            draft={router}
            router={app.router}
            onChange={(change) => setRouter((before) => ({ ...before, ...change }))}
          />
        </Tabs.Panel>
        <Tabs.Panel value="platform" className={styles.part}>
          <PlatformFields
            draft={platform}
            maskLogs={draft.maskLogs}
            onChange={(change) => setPlatform((before) => ({ ...before, ...change }))}
            onMaskLogs={(maskLogs) => setDraft((before) => ({ ...before, maskLogs }))}
          />
        </Tabs.Panel>
      </Tabs.Root>
    </Dialog>
  );
}
