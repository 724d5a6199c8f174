import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import { toFailure } from '../../shared/contract/failure.ts';
import type { LogRun } from '../../shared/logs/log.ts';
import { usePanelActions } from '../panels/panel-actions.ts';
import { useApp } from '../state/apps-store.ts';
import { notify } from '../ui/state/notices.ts';
import { exportView } from './dialogs/export-view.ts';
import { useRuns } from './dialogs/use-runs.ts';
import { useLogFilter } from './filter/use-log-filter.ts';
import type { LogFilterControl } from './filter/use-log-filter.ts';
import { useLogFind } from './filter/use-log-find.ts';
import type { LogFind } from './filter/use-log-find.ts';
import { NOT_COPIED } from './list/copy-lines.ts';
import { useLogList } from './list/use-log-list.ts';
import type { LogListHandle } from './list/use-log-list.ts';
import { logActions } from './log-commands.ts';
import type { LogActions } from './log-commands.ts';

/** A dialog of the log. */
export type LogDialog = 'jump' | 'range' | 'preset' | 'runs';
/** A menu of the log's toolbar that commands open as well. */
export type LogMenu = 'dynos' | 'filters';

/** The state of an app's log panel, and what can be done with it. */
export interface LogPanelControl extends LogListHandle {
  app: string;
  folder: string;
  /** An earlier run that is shown; null: this one. */
  run: LogRun | null;
  setRun(run: LogRun | null): void;
  runs: LogRun[];
  refreshRuns(): void;
  filtering: LogFilterControl;
  find: LogFind;
  dialog: LogDialog | null;
  setDialog(dialog: LogDialog | null): void;
  menu: LogMenu | null;
  setMenu(menu: LogMenu | null): void;
  /** Shows the line that was said at a time, in microseconds since the epoch. */
  jumpTo(time: number): void;
  actions: LogActions;
  filterInput: RefObject<HTMLInputElement | null>;
  findInput: RefObject<HTMLInputElement | null>;
}

export function useLogPanel(app: string, visible: boolean): LogPanelControl {
  const folder = useApp(app, (snapshot) => snapshot.folder) ?? '';
  const name = useApp(app, (snapshot) => snapshot.name) ?? 'log';
  const filterInput = useRef<HTMLInputElement>(null);
  const findInput = useRef<HTMLInputElement>(null);
  const [run, setRun] = useState<LogRun | null>(null);
  const [dialog, setDialog] = useState<LogDialog | null>(null);
  const [menu, setMenu] = useState<LogMenu | null>(null);
  const { runs, refresh } = useRuns(app);
  const filtering = useLogFilter();
  const handle = useLogList({ app, run: run?.run ?? null, visible, filter: filtering.filter });
  const { list, feed, state, copy } = handle;
  const find = useLogFind(list, feed, state.rows);

  const jumpTo = (time: number): void => {
    feed?.ask('log.at', { time }).then(
      (found) => list?.goTo(found?.index ?? null),
      (thrown: unknown) => notify(toFailure(thrown).message),
    );
  };
  const actions: LogActions = {
    focusFilter: () => filterInput.current?.select(),
    openFind: () => {
      find.show();
      findInput.current?.select();
    },
    openDynoFilter: () => setMenu('dynos'),
    openMoreFilters: () => setMenu('filters'),
    openJump: () => setDialog('jump'),
    openRuns: () => {
      refresh();
      setDialog('runs');
    },
    follow: () => list?.follow(),
    copy: () => {
      copy().then(
        (told) => notify(told, 'info'),
        () => notify(NOT_COPIED),
      );
    },
    export: (format) => {
      if (feed === null || list === null) return;
      exportView(feed, name, list.all.end, format).catch((thrown: unknown) => notify(toFailure(thrown).message));
    },
  };
  usePanelActions(logActions, app, visible && feed !== null ? actions : null);

  return {
    ...handle,
    ...{ app, folder, run, setRun, runs, refreshRuns: refresh, filtering, find },
    ...{ dialog, setDialog, menu, setMenu, jumpTo, actions, filterInput, findInput },
  };
}
