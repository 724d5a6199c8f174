import { join } from 'node:path';
import { root } from '../../../electron/tools/root.mjs';
import { DYNODECK } from '../peers/runner.ts';
import { CLIENT_CORE, PROXY_CORE } from './cores.ts';
import { nginxProxy } from './nginx.ts';
import { type Started, started } from './started.ts';

export const DIRECT = 'direct';
export const NGINX = 'nginx';
export const HTTP_PROXY = 'http-proxy-3';
export const UNDICI = 'node:http + undici';

export interface Ports {
  backend: number;
  front: number;
}

export interface Setup extends Ports {
  folder: string;
  /** The server behind. */
  backendCommand: string[];
  /** HTTPS with HTTP/2, not plain HTTP. */
  isSecure: boolean;
  mark: string;
}

/** A server and whoever stands in front of it. */
export interface Pair {
  /** Where a client comes to. */
  port: number;
  /** Of the proxy; null where there is none. */
  proxy: Started | null;
  stop(): Promise<void>;
}

/** How a proxy is started in front of a server that runs. */
const PROXIES: Record<string, (setup: Setup) => string[]> = {
  [NGINX]: (setup) => nginxProxy(setup),
  [HTTP_PROXY]: ({ backend }) => [process.execPath, program('http-proxy'), String(backend)],
  [UNDICI]: ({ backend }) => [process.execPath, program('undici-proxy'), String(backend)],
};

export const NAMES = [DYNODECK, DIRECT, NGINX, HTTP_PROXY, UNDICI];

export function speaksHttp2(name: string): boolean {
  return name === DYNODECK || name === NGINX;
}

/** Only there to show what the router could have been built from: it knows no upgrades. */
export function speaksWebSocket(name: string): boolean {
  return name !== UNDICI;
}

export async function pairOf(name: string, setup: Setup): Promise<Pair> {
  if (name === DYNODECK) return ours(setup);
  const backend = await started(CLIENT_CORE, setup.backendCommand, setup.backend, setup.mark);
  const proxyWords = PROXIES[name]?.(setup);
  if (proxyWords === undefined) return { port: setup.backend, proxy: null, stop: () => backend.stop() };
  const proxy = await started(PROXY_CORE, proxyWords, setup.front, setup.mark);
  const stop = async (): Promise<void> => {
    await proxy.stop();
    await backend.stop();
  };
  return { port: setup.front, proxy, stop };
}

/** The engine starts the server itself, as the dyno that it is. */
async function ours({ backend, front, backendCommand, isSecure, mark }: Setup): Promise<Pair> {
  const dyno = ['taskset', '-c', CLIENT_CORE, ...backendCommand];
  const words = [process.execPath, join(root, 'out/bench/router.mjs'), isSecure ? 'https' : 'http', String(backend), ...dyno];
  const proxy = await started(PROXY_CORE, words, front, mark);
  return { port: front, proxy, stop: () => proxy.stop() };
}

function program(name: string): string {
  return join(root, `test/bench/programs/${name}.mjs`);
}
