import { Tabs } from '@base-ui/react/tabs';
import { memo } from 'react';
import type { KeyboardEvent } from 'react';
import { X } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { useDyno } from '../../state/apps-store.ts';
import { WaitsMark, waitsWords } from '../../crashes/WaitsBadge.tsx';
import { shownState } from '../../state/dynos/shown-state.ts';
import { closeOneOff } from '../../run/close-one-off.ts';
import { cx } from '../../ui/components/class-names.ts';
import { StateGlyph } from '../../ui/components/StateGlyph.tsx';
import tab from '../../ui/components/Tab.module.css';
import centre from '../../shell/Workspace.module.css';
import styles from './DynoTab.module.css';

/** A dyno's tab. One-off dynos are closed by the cross, a middle click, or Delete. */
export const DynoTab = memo(function DynoTab({ app, name }: { app: string; name: string }) {
  const dyno = useDyno(app, name);
  const closable = dyno?.kind === 'one-off';
  const close = () => closeOneOff(app, name);
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && closable) close();
  };
  return (
    <Tabs.Tab
      value={name}
      data-tab={name}
      aria-label={name}
      aria-description={(dyno && waitsWords(dyno)) ?? undefined}
      className={cx(tab.tab, centre.tab)}
      onKeyDown={key}
      onAuxClick={(event) => event.button === 1 && closable && close()}
    >
      {dyno && <StateGlyph state={shownState(dyno)} />}
      <span className={styles.name}>{name}</span>
      {dyno && <WaitsMark dyno={dyno} />}
      {closable && (
        // Not a button: a tab holds none. Keyboard and screen readers have Delete and "Close" in the dyno list.
        <span className={styles.close} aria-hidden="true" title={t('Close {dyno}', { dyno: name })} onClick={close}>
          <X />
        </span>
      )}
    </Tabs.Tab>
  );
});
