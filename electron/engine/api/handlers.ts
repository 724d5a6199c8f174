import { type EngineInfo, type Params } from '../../../shared/contract/contract.ts';
import { CONTRACT_VERSION } from '../../../shared/contract/wire.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { configRequests } from '../../../shared/contract/config.ts';
import type { routerRequests } from '../../../shared/contract/router.ts';
import type { releaseRequests } from '../../../shared/contract/releases.ts';
import type { setupRequests } from '../../../shared/contract/setup.ts';
import type { activityRequests } from '../../../shared/contract/activity.ts';
import type { crashRequests } from '../../../shared/contract/crashes.ts';
import type { platformRequests } from '../../../shared/contract/platform.ts';
import type { App } from '../app/app.ts';
import type { Engine } from '../engine.ts';
import { joinHandlers, type Handlers, type RequestingClient } from './handler.ts';
import { listFolders } from '../source/folder-listing.ts';
import { logHandlers } from './log-handlers.ts';
import { homeFolder } from '../system/user.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { TerminalClient } from '../terminal/terminal-view.ts';
import { crashBundle } from './crash-bundle.ts';

/** Of a dyno that has not been started. */
const NO_VARS: Readonly<Record<string, string>> = {};

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
  'dynos.start': async ({ app, target }, { engine }) => done((await upToDate(engine, app)).start(target)),
  'dynos.stop': async ({ app, target }, { engine }) => done((await upToDate(engine, app)).stop(target)),
  'dynos.restart': async ({ app, target }, { engine }) => done((await upToDate(engine, app)).restart(target)),
  'dynos.restartStale': async ({ app }, { engine }) => done((await upToDate(engine, app)).restartStale()),
  'dynos.kill': async ({ app, target }, { engine }) => done((await upToDate(engine, app)).kill(target)),
  'formation.scale': async ({ app, changes }, { engine }) => (await upToDate(engine, app)).scale(changes),
  'orphans.list': (_, { engine }) => engine.listOrphans(),
  'orphans.stop': ({ ids }, { engine }) => engine.stopOrphans(ids),
  'orphans.ignore': ({ ids }, { engine }) => engine.ignoreOrphans(ids),
  'run.start': async ({ app, command, record = false, ...terminal }, { engine }) => {
    const opened = await upToDate(engine, app);
    const dyno = opened.run(command, terminal);
    if (record) startRecording(opened, dyno, command);
    return { dyno: dyno.name };
  },
  'run.close': async ({ app, dyno }, { engine }) => done(await engine.app(app).closeRun(dyno)),
  'terminal.open': (params, connection) => {
    connection.requireFreeView(params.view);
    openTerminal(connection, params);
    return null;
  },
  'terminal.resize': ({ view: number, ...size }, connection) => {
    const { app, dyno, client } = connection.requireView(number, 'terminal');
    if (dyno.sizes.set(client, size)) connection.engine.terminalResized(app, dyno);
    return null;
  },
  'terminal.ack': ({ view, bytes }, connection) => done(connection.requireView(view, 'terminal').view.ack(bytes)),
  'terminal.close': ({ view }, connection) => done(connection.closeView(view)),
  'terminal.record': ({ app: id, dyno: name }, { engine }) => {
    const app = engine.app(id);
    const dyno = app.dyno(name);
    return done(startRecording(app, dyno, dyno.launch?.command ?? name));
  },
  'terminal.recording': async ({ app: id, dyno, from }, { engine }) => {
    const app = engine.app(id);
    const { recording } = app.dyno(dyno).recorder;
    if (recording === null) throw new DynodeckError('bad-request', `${dyno} is not being recorded. Record it first.`);
    const { text, next } = recording.chunk(from);
    return { text: await app.config.exported(text, false), next };
  },
} satisfies Partial<Handlers>;

/**
 * The app with its files as they are now. All commands to dynos go through it, those too that read nothing: they keep
 * their order.
 */
async function upToDate(engine: Engine, id: string): Promise<App> {
  const app = engine.app(id);
  await app.lookAgain();
  return app;
}

/** What the requests about config vars do. */
const configHandlers: Pick<Handlers, keyof typeof configRequests> = {
  'config.list': ({ app, reveal }, { engine }) => engine.app(app).config.list(reveal ?? null),
  'config.set': ({ app, vars, file, expected }, { engine }) =>
    engine.app(app).config.set(vars, { file: file ?? null, expected: expected ?? [] }),
};

/** What the requests about the router do. */
const routerHandlers: Pick<Handlers, keyof typeof routerRequests> = {
  'router.configure': async ({ app: id, ...change }, { engine }) => {
    const app = engine.app(id);
    await app.configure({ router: { ...app.settings.router, ...given(change) } });
    return null;
  },
  'requests.list': ({ app, after, count }, { engine }) => engine.app(app).router.accessLog.list(after, count),
  'requests.show': ({ app, number }, { engine }) => engine.app(app).router.accessLog.show(number),
  'requests.figures': ({ app }, { engine }) => engine.app(app).router.accessLog.figures(),
  'requests.clear': ({ app }, { engine }) => {
    engine.app(app).router.accessLog.clear();
    return null;
  },
};

/** What the requests about releases do. */
const releaseHandlers: Pick<Handlers, keyof typeof releaseRequests> = {
  'releases.list': ({ app, count }, { engine }) => engine.app(app).releases.list(count),
  'releases.info': ({ app, version }, { engine }) => engine.app(app).releases.info(version),
  'releases.output': async ({ app: id, version }, { engine }) => {
    const app = engine.app(id);
    const { text, complete } = await app.releases.output(version);
    return { text: await app.config.exported(text, false), complete };
  },
  'releases.deploy': ({ app }, { engine }) => engine.app(app).releases.deploy(),
  'releases.rollback': ({ app, version, code }, { engine }) => engine.app(app).releases.rollback(version, code),
  'releases.retry': ({ app, version }, { engine }) => engine.app(app).releases.retry(version),
};

/** What the requests about setting up an app do. */
const setupHandlers: Pick<Handlers, keyof typeof setupRequests> = {
  'setup.apply': async ({ app, vars, formation }, { engine }) => {
    await engine.app(app).setup.apply(vars, formation);
    return null;
  },
  'setup.postdeploy': async ({ app }, { engine }) => ({ dyno: await engine.app(app).setup.postdeploy() }),
  'setup.dismiss': async ({ app }, { engine }) => {
    await engine.app(app).setup.dismiss();
    return null;
  },
  'setup.writeProcfile': async ({ app, types }, { engine }) => {
    await engine.app(app).setup.writeProcfile(types);
    return null;
  },
};

/** What the requests about the activity feed do. */
const activityHandlers: Pick<Handlers, keyof typeof activityRequests> = {
  'activity.list': ({ app }, { engine }) => engine.app(app).activity.list(),
};

/** What the requests about crashes do. */
const crashHandlers: Pick<Handlers, keyof typeof crashRequests> = {
  'crash.list': ({ app }, { engine }) => engine.app(app).crashes.all,
  'crash.bundle': ({ app, dyno }, { engine }) => crashBundle(engine.app(app), dyno, engine.options.version),
};

/** What the requests about the dyno manager do. */
const platformHandlers: Pick<Handlers, keyof typeof platformRequests> = {
  'platform.configure': async ({ app: id, ...change }, { engine }) => {
    const app = engine.app(id);
    await app.configure({ platform: { ...app.settings.platform, ...given(change) } });
    return null;
  },
  'platform.cycle': ({ app, target }, { engine }) => {
    for (const dyno of engine.app(app).targets(target)) dyno.apply({ name: 'cycle' });
    return null;
  },
  'platform.sleep': ({ app }, { engine }) => done(engine.app(app).platform.sleep()),
  'platform.wake': ({ app }, { engine }) => done(engine.app(app).platform.wake()),
  'metrics.history': ({ app }, { engine }) => ({ samples: engine.app(app).platform.samples }),
};

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
  const client: TerminalClient = {
    bytes: (bytes) => connection.bytes(number, bytes),
    reset: (skipped, isPatchy) => {
      connection.event('terminal.reset', { view: number, skipped });
      if (isPatchy) dyno.redraw();
    },
  };
  // The size comes first: what is shown is painted for it.
  if (dyno.sizes.set(client, { columns, rows })) connection.engine.terminalResized(app, dyno);
  const view = dyno.recorder.attach(client, { skims });
  connection.addView(number, { kind: 'terminal', app, dyno, client, view });
}

/** A recording is a file for others, so it takes the way of the log. */
function startRecording({ config }: App, dyno: Dyno, command: string): void {
  dyno.recorder.startRecording(command, (output) => config.masked(output, () => dyno.launch?.configVars ?? NO_VARS));
}

/** A change without what was left out of it: undefined in a setting would hide what is remembered. */
function given<T extends object>(change: T): Given<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Given<T>;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function done(_: unknown): null {
  return null;
}
