import { Tabs } from '@base-ui/react/tabs';
import { memo } from 'react';
import type { ReactNode, KeyboardEvent } from 'react';
import { X } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { panelOf } from '../../panels/registry.ts';
import { cx } from '../../ui/components/class-names.ts';
import tab from '../../ui/components/Tab.module.css';
import centre from '../../shell/Workspace.module.css';
import { useDyno } from '../../state/apps-store.ts';
import { WaitsMark, waitsWords } from '../../crashes/WaitsBadge.tsx';
import { shownState } from '../../state/dynos/shown-state.ts';
import { closeOneOff } from '../../run/CloseOneOffDialog.tsx';
import { StateGlyph } from '../../ui/components/StateGlyph.tsx';
import appStyles from './AppTab.module.css';
import dynoStyles from './DynoTab.module.css';

/** The tab of one of the app's panels or of one of its dynos. */
export function TabButton({ app, tab }: { app: string; tab: string }) {
  const panel = panelOf(tab);
  if (!panel) return <DynoTab app={app} name={tab} />;
  const { icon: Icon, name } = panel;
  return <AppTab value={tab} label={name} icon={<Icon aria-hidden />} />;
}

export interface AppTabProps {
  value: string;
  label: string;
  icon: ReactNode;
}

/** A tab about the app as a whole. Where there is little room only its icon is shown, and its label as a tooltip. */
function AppTab({ value, label, icon }: AppTabProps) {
  return (
    <Tabs.Tab
      value={value}
      data-tab={value}
      className={cx(tab.tab, centre.tab, appStyles.tab)}
      aria-label={label}
      title={label}
    >
      {icon}
      <span className={appStyles.name}>{label}</span>
    </Tabs.Tab>
  );
}

/** A dyno's tab. One-off dynos are closed by the cross, a middle click, or Delete. */
const DynoTab = memo(function DynoTab({ app, name }: { app: string; name: string }) {
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
      <span className={dynoStyles.name}>{name}</span>
      {dyno && <WaitsMark dyno={dyno} />}
      {closable && (
        // Not a button: a tab holds none. Keyboard and screen readers have Delete and "Close" in the dyno list.
        <span className={dynoStyles.close} aria-hidden="true" title={t('Close {dyno}', { dyno: name })} onClick={close}>
          <X />
        </span>
      )}
    </Tabs.Tab>
  );
});
