import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket, type ClientOptions } from 'ws';
import { createEngine } from '../../../electron/engine/api/create-engine.ts';
import type { Engine } from '../../../electron/engine/engine.ts';
import { memorySettings } from '../../../electron/engine/storage/settings.ts';
import { startWebServer, type WebServer } from '../../../electron/server/web/web-server.ts';

export interface Serving {
  engine: Engine;
  server: WebServer;
  token: string;
  /** What a browser sends once it has been let in. */
  cookie: string;
  /** Parent of the served page: nothing here may be given out. */
  outside: string;
  stop(): Promise<void>;
}

/** A real engine behind a real server, with a page of one file. */
export async function startServing(): Promise<Serving> {
  const outside = mkdtempSync(join(tmpdir(), 'dynodeck-serving-'));
  const folder = join(outside, 'page');
  writePage(outside, folder);
  const engine = createEngine({
    version: '0.0.0',
    host: 'server',
    sampleFolder: outside,
    settings: memorySettings(),
    shellEnvironment: process.env,
    terminalRenderer: null,
  });
  const server = await startWebServer({ folder, port: 0, connect: (channel) => engine.connect(channel, 'person') });
  const token = new URL(server.url).searchParams.get('token') ?? '';
  return {
    engine,
    server,
    token,
    cookie: `dynodeck-${server.port}=${token}`,
    outside,
    async stop() {
      await server.close();
      await engine.close();
    },
  };
}

function writePage(outside: string, folder: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Dynodeck</title>');
  writeFileSync(join(folder, 'page.js'), 'export {};');
  writeFileSync(join(folder, 'notes.secret'), 'of no known type');
  writeFileSync(join(outside, 'secret.json'), '{"secret":true}');
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One request exactly as given: unlike fetch, it normalises no path and lets every header through. */
export function ask(serving: Serving, path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {} } = options;
    const outgoing = request({ host: '127.0.0.1', port: serving.server.port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** A WebSocket as our page opens it, with anything replaced. */
export function openSocket(serving: Serving, options: ClientOptions = {}, path = '/engine'): WebSocket {
  const { port } = serving.server;
  return new WebSocket(`ws://127.0.0.1:${port}${path}`, {
    origin: `http://127.0.0.1:${port}`,
    ...options,
    headers: { cookie: serving.cookie, ...options.headers },
  });
}
