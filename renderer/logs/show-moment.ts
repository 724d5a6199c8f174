import type { Client } from '../../shared/contract/client.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import type { LogRow } from '../../shared/logs/log.ts';
import { t } from '../../shared/text/i18n.ts';
import { apps } from '../state/apps-store.ts';
import { selectTab } from '../state/shown-layout.ts';
import { momentOf, moments } from '../terminals/moments/moments.ts';
import { notify } from '../ui/state/notices.ts';

/** Lines of all dynos on each side: among them are enough of the same dyno to tell the place. */
const AROUND_ROWS = 60;

/** Whether there is a terminal that may hold a line. */
export function hasTerminal(app: string, row: LogRow): boolean {
  return row.source === 'app' && (apps.getState().byId[app]?.dynos.some(({ name }) => name === row.dyno) ?? false);
}

/** Shows a dyno's terminal at the moment of a line; its newest output for lines about the dyno. */
export async function showMoment(client: Client | null, app: string, row: LogRow): Promise<void> {
  if (!apps.getState().byId[app]?.dynos.some(({ name }) => name === row.dyno)) {
    notify(t('{dyno} has no terminal.', { dyno: row.dyno }), 'info');
    return;
  }
  selectTab(app, row.dyno);
  if (client === null || row.source !== 'app') return;
  try {
    const around = { before: AROUND_ROWS, after: AROUND_ROWS };
    const { rows } = await client.request('log.context', { app, line: row.line, ...around });
    moments.setState({ wanted: momentOf(app, row, rows) });
  } catch (thrown) {
    notify(toFailure(thrown).message);
  }
}
