import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { History } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import type { LogRun } from '../../shared/logs/log.ts';
import { useClient } from '../client/connection.ts';
import { apps } from '../state/apps-store.ts';
import panelStyles from '../ui/components/Panel.module.css';
import { Button } from '../ui/components/Button.tsx';
import { useViewOptions } from './filter/view-options.ts';
import { useListPaint } from './list/use-log-list.ts';
import { LogDialogs } from './LogDialogs.tsx';
import { LogLines } from './LogLines.tsx';
import { LogToolbar } from './LogToolbar.tsx';
import { LineInspector } from './LineInspector.tsx';
import { answerRows } from './rows/answer-rows.ts';
import { hitPattern } from './rows/highlight.ts';
import { hasTerminal, showMoment } from './show-moment.ts';
import { useLogPanel } from './use-log-panel.ts';
import { useWantedMoment } from './log-moment.ts';
import styles from './LogPanel.module.css';
import { runWords } from './dialogs/use-runs.ts';

export interface LogPanelProps {
  app: string;
  /** A panel behind another tab neither asks for rows nor paints. */
  visible: boolean;
}

/** The app's merged log: filter, find, and what is done with lines. */
export function LogPanel({ app, visible }: LogPanelProps) {
  const client = useClient();
  const dynos = useStore(apps, useShallow(({ byId }) => (byId[app]?.dynos ?? []).map(({ name }) => name)));
  const types = useStore(apps, useShallow(({ byId }) => (byId[app]?.processTypes ?? []).map(({ name }) => name)));
  const panel = useLogPanel(app, visible);
  const { list, run, find, filtering, actions } = panel;
  const { filter } = filtering;
  const [inspecting, setInspecting] = useState(false);
  const runId = run?.run ?? null;

  const options = useViewOptions();
  // A trace's lines are what a text filter looks for: it hides those that do not match, and nothing else is hidden.
  const shape = { ...options, fold: options.fold && filter.text === '' };
  const isFinding = find.open && find.text !== '';
  useListPaint(list, shape, types, isFinding ? hitPattern(find) : filter.isNegated ? null : hitPattern(filter));
  useWantedMoment(panel, visible);
  useEffect(() => {
    if (list === null) return undefined;
    return answerRows(list, {
      onDyno: (row) => {
        if (runId === null) void showMoment(client, app, row);
      },
      onOpen: () => setInspecting(true),
    });
  }, [list, client, app, runId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
    event.preventDefault();
    actions.openFind();
  };
  const inspected = inspecting ? panel.state.current : null;
  const showTerminal = inspected && runId === null && hasTerminal(app, inspected) ? inspected : null;

  return (
    <section className={panelStyles.panel} aria-label={t('Merged log')} onKeyDown={onKeyDown}>
      <LogToolbar panel={panel} processTypes={types} dynos={dynos} />
      {run && <RunBar run={run} onLeave={() => panel.setRun(null)} />}
      <LogLines panel={panel} dynos={dynos} />
      {inspected && (
        <LineInspector
          app={app}
          run={runId}
          row={inspected}
          onShowTerminal={showTerminal && (() => void showMoment(client, app, showTerminal))}
          onClose={() => {
            setInspecting(false);
            list?.element.focus();
          }}
        />
      )}
      <LogDialogs panel={panel} />
    </section>
  );
}

/** Says that the lines below are those of an earlier run. */
function RunBar({ run, onLeave }: { run: LogRun; onLeave: () => void }) {
  return (
    <p className={styles.runBar} role="status">
      <History aria-hidden="true" />
      <span className={styles.words}>{t('Earlier run: {time}', { time: runWords(run) })}</span>
      <Button variant="quiet" onClick={onLeave}>
        {t('Back to now')}
      </Button>
    </p>
  );
}
