import { connect, type Socket } from 'node:net';
import type { Figures } from '../part.ts';
import type { Pair } from './contenders.ts';
import { peakMemory } from './started.ts';
import { wrk } from './wrk.ts';

const SECONDS = 3;
/** Requests that the dyno answers with an endless number of hints, one after the other, and milliseconds between them. */
const HINTED = 8;
const BETWEEN_MS = 300;

export const HINTS_P99 = 'p99 beside hints nobody reads / idle';
export const HINTS_MEMORY = 'memory by them / idle';
export const CHUNKS_P99 = 'p99 beside one-byte chunks / idle';
export const CHUNKS_MEMORY = 'memory by them, read / idle';

/** What everybody else's requests and the memory come to while a dyno attacks the router, by what they are without. */
export async function measureHostileDyno({ port, proxy }: Pair): Promise<Figures> {
  if (proxy === null) return {};
  const url = `http://127.0.0.1:${port}/`;
  await wrk(url, 1, 1);
  const before = await othersP99(url);
  const idleMemory = peakMemory(proxy.pid);
  // The peak of what comes second holds that of the first: the harmless one goes first.
  const chunks = await attacked(port, url, '/tiny-chunks', 1);
  const chunksMemory = peakMemory(proxy.pid);
  const hints = await attacked(port, url, '/hints', HINTED);
  const hintsMemory = peakMemory(proxy.pid);
  const idle = (before + (await othersP99(url))) / 2;
  return {
    [HINTS_P99]: hints / idle,
    [HINTS_MEMORY]: hintsMemory / chunksMemory,
    [CHUNKS_P99]: chunks / idle,
    [CHUNKS_MEMORY]: chunksMemory / idleMemory,
  };
}

/** @returns p99 of other requests meanwhile, in milliseconds */
async function attacked(port: number, url: string, path: string, count: number): Promise<number> {
  const victims: Socket[] = [];
  const ask = (): void => {
    const victim = connect({ port, host: '127.0.0.1' });
    victim.on('error', () => {});
    // Who is sent hints alone is the one that does not read.
    if (count === 1) victim.resume();
    else victim.pause();
    victim.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
    victims.push(victim);
    if (victims.length === count) clearInterval(timer);
  };
  const timer = setInterval(ask, BETWEEN_MS);
  try {
    return await othersP99(url);
  } finally {
    clearInterval(timer);
    for (const victim of victims) victim.destroy();
  }
}

/** Of requests that come one after the other, in milliseconds. */
async function othersP99(url: string): Promise<number> {
  const { requests, p99 } = await wrk(url, 1, SECONDS);
  // Where none was answered, one has waited all the time.
  return requests === 0 ? SECONDS * 1_000 : p99;
}
