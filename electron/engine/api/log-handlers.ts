import type { Method } from '../../../shared/contract/contract.ts';
import type { RequestingClient, Handlers } from './handler.ts';
import type { App } from '../app/app.ts';
import { exportPiece } from '../log/view/export-view.ts';
import type { Logplex } from '../log/logplex.ts';
import type { LogView } from '../log/view/log-view.ts';
import type { LogFilter, LogSpan } from '../../../shared/logs/log.ts';

type LogMethod = Extract<Method, `log.${string}` | `drains.${string}`>;

/**
 * Of the texts in one answer, after which no more are added: with a line more, and three bytes for each unit, it still
 * fits into the frame of a transport. In UTF-16 units.
 */
const MAX_ANSWER_LENGTH = 1024 * 1024;
/** Shown of each line around one, so that all of them fit into a frame. In UTF-16 units. */
const MAX_CONTEXT_LENGTH = 2_000;

/** What the requests about logs do. */
export const logHandlers: Pick<Handlers, LogMethod> = {
  'log.open': ({ app, view, filter }, connection) => {
    const opened = connection.engine.app(app);
    return openView(connection, view, opened, opened.logplex, filter);
  },
  'log.filter': ({ view, filter }, connection) => logView(connection, view).setFilter(filter),
  'log.rows': ({ view, from, count }, connection) => logView(connection, view).rows(from, count, MAX_ANSWER_LENGTH),
  'log.close': ({ view }, connection) => done(connection.closeView(view)),
  'log.find': ({ view, from, direction, ...sought }, connection) =>
    logView(connection, view).find(sought, from, direction),
  'log.context': ({ app, run, line, before, after }, { engine }) => {
    const { logs, logplex } = engine.app(app);
    const rows = (run === null ? logplex : logs.openedRun(run)).context(line, before, after);
    return { rows: rows.map((row) => ({ ...row, text: row.text.slice(0, MAX_CONTEXT_LENGTH) })) };
  },
  'log.at': ({ view, time }, connection) => ({ index: logView(connection, view).indexAt(time) }),
  'log.marks': ({ view, buckets }, connection) => logView(connection, view).marks(buckets),
  'log.clear': async ({ app }, { engine }) => done(await engine.app(app).logs.clear()),
  'log.export': async ({ view, masked, ...request }, connection) => {
    const open = connection.requireView(view, 'log');
    const piece = exportPiece(open.view, { ...request, title: `Log of ${open.app.name}` });
    return { ...piece, text: await open.app.config.exported(piece.text, masked) };
  },
  'log.runs': ({ app }, { engine }) => engine.app(app).logs.runs(),
  'log.openRun': async ({ app, run, view, filter }, connection) => {
    const opened = connection.engine.app(app);
    return opened.logs.viewRun(run, (logplex) => openView(connection, view, opened, logplex, filter));
  },
  'log.copy': ({ app }, { engine }) => engine.app(app).logs.copyStatus(),
  'log.configureCopy': ({ app, enabled, clear }, { engine }) => engine.app(app).logs.configureCopy(enabled, clear),
  'drains.list': ({ app }, { engine }) => engine.app(app).logs.listDrains(),
  'drains.add': ({ app, url }, { engine }) => engine.app(app).logs.addDrain(url),
  'drains.remove': ({ app, drain }, { engine }) => engine.app(app).logs.removeDrain(drain),
};

function openView(connection: RequestingClient, view: number, app: App, logplex: Logplex, filter: LogFilter): LogSpan {
  connection.requireFreeView(view);
  const opened: LogView = logplex.view(filter, (changed) =>
    connection.event('log.grew', { view, ...opened.span(), changed }),
  );
  connection.addView(view, { kind: 'log', app, view: opened });
  return opened.span();
}

function logView(connection: RequestingClient, view: number): LogView {
  return connection.requireView(view, 'log').view;
}

function done(_: unknown): null {
  return null;
}
