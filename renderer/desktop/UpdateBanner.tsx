import { useState } from 'react';
import { useStore } from 'zustand';
import { Download } from 'lucide-react';
import { updateWords } from '../../shared/desktop/update-labels.ts';
import { t } from '../../shared/text/i18n.ts';
import { desktop } from '../client/desktop.ts';
import { Banner } from '../ui/components/Banner.tsx';
import { Button } from '../ui/components/Button.tsx';
import { notify } from '../ui/state/notices.ts';
import { desktopState } from '../state/desktop-state.ts';

/** Says how far an update is, and offers to restart into it. "Later" is for this version. */
export function UpdateBanner() {
  const update = useStore(desktopState, ({ state }) => state?.update);
  const [later, setLater] = useState<string | null>(null);
  if (update?.phase === 'downloading') {
    return (
      <Banner tone="info" icon={<Download />}>
        {updateWords(update, update.version)}
      </Banner>
    );
  }
  if (update?.phase !== 'ready' || update.version === later) return null;
  return (
    <Banner
      tone="info"
      icon={<Download />}
      action={
        <>
          <Button onClick={() => setLater(update.version)}>{t('Later')}</Button>
          <Button onClick={() => void restart()}>{t('Restart to update')}</Button>
        </>
      }
    >
      {updateWords(update, update.version)}
    </Banner>
  );
}

async function restart(): Promise<void> {
  try {
    await desktop?.restartToUpdate();
  } catch (thrown) {
    notify(reason(thrown));
  }
}

/** Electron puts the name of the function in front of what main said. */
function reason(thrown: unknown): string {
  return String(thrown).replace(/^.*Error: /, '');
}
