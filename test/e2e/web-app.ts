/** An app behind the router, running in the desktop window. */
import { expect, type Page } from '@playwright/test';
import { freeBlock } from '../tools/free-block.ts';
import { type Desktop, launchDesktop } from './launch.ts';
import { dyno, folderWith, trustAndStartAll } from './window.ts';

/** Answers with its dyno, its process and $GREETING; logs the id of each request; /hang-up closes the connection. */
const SERVER = `
import { createServer } from 'node:http';
createServer((request, response) => {
  if (request.url.startsWith('/hang-up')) return request.socket.destroy();
  console.log(\`request_id=\${request.headers['x-request-id']} \${request.method} \${request.url}\`);
  const status = request.url.startsWith('/broken') ? 500 : 200;
  response.writeHead(status, { 'content-type': 'text/plain', 'set-cookie': 'session=sesame' });
  response.end(\`\${process.env.DYNO} \${process.pid} \${process.env.GREETING ?? ''}\\n\`);
}).listen(Number(process.env.PORT));
`;

export interface WebApp extends Desktop {
  folder: string;
  /** Front address, without a slash at its end. */
  front: string;
}

export interface WebAppOptions {
  /** Besides those of the app itself. */
  files?: Record<string, string>;
  /** Waited for. */
  dynos?: string[];
  /** Before the folder is opened. */
  prepare?: (folder: string) => void;
}

/** Opens such an app, trusts it, starts everything, and waits until its dynos are up. */
export async function startWebApp({ files = {}, dynos = ['web.1'], prepare }: WebAppOptions = {}): Promise<WebApp> {
  const folder = folderWith('shop', { Procfile: 'web: exec node server.mjs\n', 'server.mjs': SERVER, ...files });
  prepare?.(folder);
  const desktop = await launchDesktop({ args: [folder, '-p', String(await freeBlock())] });
  const { window } = desktop;
  await trustAndStartAll(window);
  for (const name of dynos) await expect(dyno(window, name)).toHaveAccessibleName(new RegExp(`^${name}, up`));
  return { ...desktop, folder, front: await frontAddress(window) };
}

export async function frontAddress(window: Page): Promise<string> {
  const link = window.getByRole('group', { name: 'Router and release' }).getByRole('link');
  return ((await link.getAttribute('href')) ?? '').replace(/\/$/, '');
}

/** What a web dyno answers through the router. */
export async function answer(front: string, path = '/'): Promise<string> {
  return (await fetch(front + path)).text();
}

export async function openPanel(window: Page, name: 'Requests' | 'Config' | 'Releases'): Promise<void> {
  await window.getByRole('tab', { name, exact: true }).click();
}
