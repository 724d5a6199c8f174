import { homeFolder } from '../system/user.ts';
import type { AppSettings } from '../../../shared/app/app.ts';
import { type EngineInfo, type Params } from '../../../shared/contract/contract.ts';
import { CONTRACT_VERSION } from '../../../shared/contract/contract-version.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { activityHandlers } from './activity-handlers.ts';
import { joinHandlers, type Handlers, type RequestingClient } from './handler.ts';
import { configHandlers } from './config-handlers.ts';
import { crashHandlers } from './crash-handlers.ts';
import { listFolders } from '../source/folder-listing.ts';
import { logHandlers } from './log-handlers.ts';
import { platformHandlers } from './dyno-manager-handlers.ts';
import { releaseHandlers } from './release-handlers.ts';
import { routerHandlers } from './router-handlers.ts';
import { setupHandlers } from './setup-handlers.ts';
import type { TerminalClient } from '../terminal/terminal-view.ts';

/** The requests about the engine, apps, dynos and terminals. */
const ownHandlers = {
  'engine.info': (_, { engine }): EngineInfo => ({
    version: engine.options.version,
    contract: CONTRACT_VERSION,
    platform: process.platform,
    host: engine.options.host,
    home: homeFolder(),
    terminalRenderer: engine.options.terminalRenderer,
  }),
  'engine.killAll': (_, { engine }) => done(engine.killAll()),
  'engine.leave': (_, connection) => done(connection.leave()),
  'apps.list': (_, { engine }) => engine.apps.map((app) => app.snapshot()),
  'apps.recent': (_, { engine }) => engine.options.settings.read().recent,
  'apps.forget': ({ folder }, { engine }) => done(engine.forgetRecent(folder)),
  'folders.list': ({ path }) => listFolders(path ?? homeFolder()),
  'app.open': (params, { engine }) => engine.openApp(params),
  'app.openSample': (_, { engine }) => engine.openSample(),
  'app.close': async ({ app }, { engine }) => done(await engine.closeApp(app)),
  'app.trust': ({ app }, { engine }) => done(engine.app(app).trust()),
  'app.configure': async ({ app, ...change }, { engine }) => done(await engine.app(app).configure(given(change))),
  'dynos.start': ({ app, target }, { engine }) => done(engine.app(app).start(target)),
  'dynos.stop': ({ app, target }, { engine }) => done(engine.app(app).stop(target)),
  'dynos.restart': ({ app, target }, { engine }) => done(engine.app(app).restart(target)),
  'dynos.restartStale': ({ app }, { engine }) => done(engine.app(app).restartStale()),
  'dynos.kill': ({ app, target }, { engine }) => done(engine.app(app).kill(target)),
  'formation.scale': ({ app, changes }, { engine }) => engine.app(app).scale(changes),
  'orphans.list': (_, { engine }) => engine.listOrphans(),
  'orphans.stop': ({ ids }, { engine }) => engine.stopOrphans(ids),
  'orphans.ignore': ({ ids }, { engine }) => engine.ignoreOrphans(ids),
  'run.start': ({ app, command, record = false, ...terminal }, { engine }) => {
    const dyno = engine.app(app).run(command, terminal);
    if (record) dyno.recorder.startRecording(command);
    return { dyno: dyno.name };
  },
  'run.close': async ({ app, dyno }, { engine }) => done(await engine.app(app).closeRun(dyno)),
  'terminal.open': (params, connection) => {
    connection.requireFreeView(params.view);
    openTerminal(connection, params);
    return null;
  },
  'terminal.resize': ({ view, columns, rows }, connection) => {
    const { app, dyno } = connection.requireView(view, 'terminal');
    if (!dyno.resize(columns, rows)) return null;
    connection.engine.terminalResized(app, dyno, { columns, rows });
    return null;
  },
  'terminal.ack': ({ view, bytes }, connection) => done(connection.requireView(view, 'terminal').view.ack(bytes)),
  'terminal.close': ({ view }, connection) => done(connection.closeView(view)),
  'terminal.record': ({ app, dyno: name }, { engine }) => {
    const dyno = engine.app(app).dyno(name);
    return done(dyno.recorder.startRecording(dyno.launch?.command ?? name));
  },
  'terminal.recording': ({ app, dyno, from }, { engine }) => {
    const { recording } = engine.app(app).dyno(dyno).recorder;
    if (recording === null) throw new DynodeckError('bad-request', `${dyno} is not being recorded. Record it first.`);
    return recording.chunk(from);
  },
} satisfies Partial<Handlers>;

/** What each request of the contract does. */
export const handlers: Handlers = joinHandlers(
  ownHandlers,
  logHandlers,
  routerHandlers,
  configHandlers,
  releaseHandlers,
  platformHandlers,
  setupHandlers,
  activityHandlers,
  crashHandlers,
);

function openTerminal(connection: RequestingClient, { app: id, view: number, ...params }: Params<'terminal.open'>): void {
  const { columns, rows, skims } = params;
  const app = connection.engine.app(id);
  const dyno = app.dyno(params.dyno);
  if (dyno.resize(columns, rows)) connection.engine.terminalResized(app, dyno, { columns, rows });
  const client: TerminalClient = {
    bytes: (bytes) => connection.bytes(number, bytes),
    reset: (skipped, isPatchy) => {
      connection.event('terminal.reset', { view: number, skipped });
      if (isPatchy) dyno.redraw();
    },
  };
  const view = dyno.recorder.attach(client, { skims });
  connection.addView(number, { kind: 'terminal', app, dyno, view });
}

/** Without what was left out: undefined in a setting would hide what is remembered. */
function given(change: Omit<Params<'app.configure'>, 'app'>): Partial<AppSettings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function done(_: unknown): null {
  return null;
}
