import { join } from 'node:path';
import { DEFAULT_ROUTER_TIMING, type RouterTiming } from '../../../electron/engine/router/router-timing.ts';
import type { RouterSettings } from '../../../shared/router/router.ts';
import { type OpenedApp, openApp, startAll } from '../engine/harness.ts';
import { freeBlock } from '../../tools/free-block.ts';

export const SERVERS = join(import.meta.dirname, '../../fixtures/servers');
export const MISBEHAVING = `web: exec ${process.execPath} ${join(SERVERS, 'misbehaving.mjs')}`;
export const HOSTILE = `web: exec ${process.execPath} ${join(SERVERS, 'hostile.mjs')}`;
/** Of a UUID, a time or a duration in a line of the router: what differs from run to run. */
const REQUEST_ID = /request_id=\S+/;

export interface RoutedAppOptions {
  settings?: Partial<RouterSettings>;
  /** Heroku's rules to the letter. */
  exact?: boolean;
  timing?: Partial<RouterTiming>;
  files?: Record<string, string>;
  start?: boolean;
  stateFolder?: string;
}

/** An app whose router listens, and whose dynos run. */
export class RoutedApp {
  constructor(
    readonly app: OpenedApp,
    readonly port: number,
  ) {}

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  url(path: string): string {
    return `${this.origin}${path}`;
  }

  /** The router's lines so far, with what differs from run to run made steady. */
  async lines(): Promise<string[]> {
    const rows = await this.app.lines();
    return rows.filter(({ dyno }) => dyno === 'router').map(({ text }) => steady(text));
  }

  /** Waits for a line of the router that holds this text. */
  async line(text: string): Promise<string> {
    const row = await this.app.line(text);
    return steady(row.text);
  }

  configure(settings: Partial<RouterSettings>): Promise<null> {
    return this.app.client.request('router.configure', { app: this.app.id, ...settings });
  }
}

/** Without what differs from run to run: ids, ports, and how long things took. */
export function steady(line: string): string {
  return line
    .replace(REQUEST_ID, 'request_id=ID')
    .replace(/localhost:\d+/, 'localhost:PORT')
    .replace(/connect=\d+ms/, 'connect=Nms')
    .replace(/service=\d+ms/, 'service=Nms');
}

/** Opens an app with this Procfile whose router has a port of its own, and waits until it answers. */
export async function openRoutedApp(procfile: string, options: RoutedAppOptions = {}): Promise<RoutedApp> {
  const { settings = {}, exact = false, timing = {}, files = {}, start = true, stateFolder = null } = options;
  const base = await freeBlock();
  const port = base + 98;
  const engine = { timing: { router: { ...DEFAULT_ROUTER_TIMING, ...timing }, shutdownGraceMs: 2_000 }, stateFolder };
  const app = await openApp({ Procfile: `${procfile}\n`, ...files }, { open: { port: base }, engine });
  await app.client.request('router.configure', { app: app.id, port, ...settings });
  if (exact) await app.client.request('platform.configure', { app: app.id, exact });
  await app.until(({ router }) => router.addresses.some((address) => address.endsWith(`:${port}`)));
  if (start) {
    await startAll(app);
    await app.until(({ dynos }) => dynos.filter(({ type }) => type === 'web').every(({ state }) => state === 'up'));
  }
  return new RoutedApp(app, port);
}

export const ECHO = `web: exec ${process.execPath} ${join(SERVERS, 'echo.mjs')}`;
