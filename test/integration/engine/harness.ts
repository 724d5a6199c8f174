import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createEngine } from '../../../electron/engine/api/create-engine.ts';
import type { Engine, EngineOptions } from '../../../electron/engine/engine.ts';
import { memorySettings } from '../../../electron/engine/storage/settings.ts';
import { PLAIN_RUN, type LocalOptions } from '../../../electron/engine/formation/local-options.ts';
import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { type Client, createClient } from '../../../shared/contract/client.ts';
import { formatLine, type LogFilter, type LogRow } from '../../../shared/logs/log.ts';
import type { Channel, Message } from '../../../shared/contract/wire.ts';

export const PROGRAMS = join(import.meta.dirname, '../../fixtures/programs');
export const ALL_LINES: LogFilter = { dynos: [], text: '' };

/** A folder of its own with these files, removed after the test. */
export async function makeFolder(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dynodeck-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** An engine that stops all its dynos after the test. */
export function makeEngine(options: Partial<EngineOptions> = {}): Engine {
  const engine = createEngine({
    version: 'test',
    host: 'terminal',
    sampleFolder: join(import.meta.dirname, '../../../resources/sample'),
    settings: memorySettings(),
    shellEnvironment: process.env,
    terminalRenderer: null,
    ...options,
  });
  onTestFinished(async () => {
    engine.killAll();
    await engine.close();
  });
  return engine;
}

/** Two ends of a connection in this process; messages are copied, as between processes. */
export function channelPair(): [Channel, Channel] {
  const ends = [0, 1].map(() => ({ message: new Set<(m: Message) => void>(), close: new Set<() => void>() }));
  const channel = (own: number): Channel => ({
    send: (message) => {
      const copy = structuredClone(message);
      queueMicrotask(() => ends[1 - own]?.message.forEach((listener) => listener(copy)));
    },
    onMessage: (listener) => void ends[own]?.message.add(listener),
    onClose: (listener) => void ends[own]?.close.add(listener),
    close: () => ends.forEach(({ close }) => close.forEach((listener) => listener())),
  });
  return [channel(0), channel(1)];
}

/** @param reader a program is told no notices */
export function connect(engine: Engine, reader: 'person' | 'program' = 'person'): Client {
  const [ours, theirs] = channelPair();
  engine.connect(theirs, reader);
  const client = createClient(ours);
  onTestFinished(() => client.close());
  return client;
}

/** An opened app as a client sees it. */
export class OpenedApp {
  snapshot: AppSnapshot;
  #waiting = new Set<() => void>();

  constructor(
    readonly client: Client,
    readonly engine: Engine,
    snapshot: AppSnapshot,
  ) {
    this.snapshot = snapshot;
    client.on('app.changed', (changed) => {
      if (changed.id !== this.snapshot.id) return;
      this.snapshot = changed;
      for (const check of this.#waiting) check();
    });
  }

  get id(): string {
    return this.snapshot.id;
  }

  dyno(name: string): DynoSnapshot | undefined {
    return this.snapshot.dynos.find((dyno) => dyno.name === name);
  }

  /** Resolves with the snapshot once the condition holds. */
  async until(condition: (snapshot: AppSnapshot) => boolean): Promise<AppSnapshot> {
    if (condition(this.snapshot)) return this.snapshot;
    await new Promise<void>((resolve) => {
      const check = (): void => {
        if (!condition(this.snapshot)) return;
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
    });
    return this.snapshot;
  }

  untilState(name: string, state: DynoSnapshot['state']): Promise<AppSnapshot> {
    return this.until(() => this.dyno(name)?.state === state);
  }

  /** Every line of the log so far that passes the filter. */
  async lines(filter: LogFilter = ALL_LINES): Promise<LogRow[]> {
    const view = this.client.newView();
    await this.client.request('log.open', { app: this.id, view, filter });
    const { rows } = await this.client.request('log.rows', { view, from: 0, count: 1000 });
    await this.client.request('log.close', { view });
    return rows;
  }

  /** Resolves with the first log line that holds this text. */
  async line(text: string): Promise<LogRow> {
    const view = this.client.newView();
    return new Promise((resolve, reject) => {
      const look = async (): Promise<void> => {
        const { rows } = await this.client.request('log.rows', { view, from: 0, count: 1000 });
        const found = rows.find((row) => formatLine(row).includes(text) && !row.partial);
        if (!found) return;
        off();
        resolve(found);
      };
      const off = this.client.on('log.grew', (grew) => {
        if (grew.view === view) look().catch(reject);
      });
      this.client.request('log.open', { app: this.id, view, filter: ALL_LINES }).then(look).catch(reject);
    });
  }

  /** A terminal view that collects what it is sent and acknowledges it. */
  async terminal(dyno: string, size = { columns: 80, rows: 24 }): Promise<Terminal> {
    const terminal = new Terminal(this.client, this.client.newView());
    await this.client.request('terminal.open', { app: this.id, dyno, view: terminal.view, ...size });
    return terminal;
  }
}

export class Terminal {
  text = '';
  #waiting = new Set<() => void>();

  readonly #client: Client;

  constructor(
    client: Client,
    readonly view: number,
  ) {
    this.#client = client;
    client.on('terminal.reset', (reset) => {
      if (reset.view === view) this.text = '';
    });
    client.onBytes(view, (bytes) => {
      this.text += new TextDecoder().decode(bytes);
      void client.request('terminal.ack', { view, bytes: bytes.length }).catch(() => undefined);
      for (const check of this.#waiting) check();
    });
  }

  type(text: string): void {
    this.#client.sendBytes(this.view, new TextEncoder().encode(text));
  }

  async until(pattern: RegExp): Promise<string> {
    return new Promise((resolve) => {
      const check = (): void => {
        if (!pattern.test(this.text)) return;
        this.#waiting.delete(check);
        resolve(this.text);
      };
      this.#waiting.add(check);
      check();
    });
  }
}

export interface OpenOptions {
  trusted?: boolean;
  open?: { procfile?: string; envFiles?: string[]; port?: number };
  /** As `dynodeck local` does. */
  run?: Partial<LocalOptions>;
  /** Who is behind the connection. */
  reader?: 'person' | 'program';
}

/** Opens a folder with these files in an engine of its own; trusted, unless told otherwise. */
export async function openApp(
  files: Record<string, string>,
  options: OpenOptions & { engine?: Partial<EngineOptions> } = {},
): Promise<OpenedApp> {
  const folder = await makeFolder(files);
  const engine = makeEngine(options.engine);
  return openFolder(engine, folder, options);
}

export async function openFolder(
  engine: Engine,
  folder: string,
  options: OpenOptions = {},
): Promise<OpenedApp> {
  const client = connect(engine, options.reader);
  const run = options.run && { ...PLAIN_RUN, ...options.run };
  const app = new OpenedApp(client, engine, await engine.openApp({ folder, ...options.open }, run));
  if (options.trusted ?? true) await client.request('app.trust', { app: app.id });
  return app;
}

/** Pids of living processes whose environment holds this text (Linux). */
export async function processesWith(text: string): Promise<number[]> {
  const found: number[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const environment = await readFile(`/proc/${entry}/environ`, 'latin1').catch(() => '');
    if (!environment.includes(text)) continue;
    const stat = await readFile(`/proc/${entry}/stat`, 'latin1').catch(() => '');
    if (stat !== '' && !/^\d+ \(.*\) Z /s.test(stat)) found.push(Number(entry));
  }
  return found;
}

export async function startAll(app: OpenedApp): Promise<void> {
  await app.client.request('dynos.start', { app: app.id, target: null });
}

