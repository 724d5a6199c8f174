import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../../electron/tools/root.mjs';
import { ensureInstalled } from '../../tools/system-packages.mjs';
import { familyOf, killMembers } from '../measure/family.ts';
import { inRounds } from '../measure/rounds.ts';
import { median } from '../measure/statistics.ts';
import type { BenchContext, Figures, PartReport, Samples, Unit, Verdict } from '../part.ts';
import { DYNODECK } from '../peers/runner.ts';
import { atMost, times } from '../report/verdict.ts';
import { DIRECT, HTTP_PROXY, NAMES, type Pair, pairOf, speaksHttp2, speaksWebSocket } from './contenders.ts';
import { CLIENT_CORE } from './cores.ts';
import { h2load, untilHttp2 } from './h2load.ts';
import { CHUNKS_MEMORY, CHUNKS_P99, HINTS_MEMORY, HINTS_P99, measureHostileDyno } from './hostile-dyno.ts';
import { nginxBackend } from './nginx.ts';
import { peakMemory, processorTime, type Started } from './started.ts';
import { echoOverWebSockets } from './web-sockets.ts';
import { wrk } from './wrk.ts';

const NEEDS = [
  { kind: 'program', name: 'wrk', packages: ['wrk'] },
  { kind: 'program', name: 'h2load', packages: ['nghttp2-client'] },
  { kind: 'program', name: 'openssl', packages: ['openssl'] },
  { kind: 'program', name: 'nginx', packages: ['nginx-light'] },
  { kind: 'program', name: 'taskset', packages: ['util-linux'] },
  { kind: 'program', name: 'python3', packages: ['python3-minimal'] },
];

const DOWNLOAD = join(root, 'test/bench/programs/download.py');
const CONNECTIONS = 64;
const WARM_UP_SECONDS = 2;
const LOAD_SECONDS = 5;
const QUIET_SECONDS = 3;
const LARGE_BYTES = 1024 * 1024 * 1024;
const MEGABYTE = 1_000_000;

/** Budgets of the router (docs/benchmarks.md). */
const MIN_RATIO = 1.5;
const ADDED_P50_MS = 0.5;
/** Megabytes a second. */
const MIN_SPEED = 500;
/** What may be buffered of a gigabyte, with the garbage of a run. */
const GROWTH_MIB = 64;
/** Of everybody else's p99 while a dyno attacks the router, by that of an idle one. */
const MAX_ATTACKED = 2;

const UNITS: Record<string, Unit> = {
  'requests/s': 'count',
  'requests/core-s': 'count',
  'p50 at 64': 'ms',
  'p99 at 64': 'ms',
  'p50 at 1': 'ms',
  'p99 at 1': 'ms',
  'HTTP/2 requests/s': 'count',
  'HTTP/2 requests/core-s': 'count',
  '1 GiB, MB/s': 'count',
  'MB/core-s': 'count',
  'growth by it': 'MiB',
  '1,000 WebSockets, 20 echoes': 's',
  [HINTS_P99]: 'ratio',
  [HINTS_MEMORY]: 'ratio',
  [CHUNKS_P99]: 'ratio',
  [CHUNKS_MEMORY]: 'ratio',
};

/** The router beside other proxies in front of the same server, the load on one core and the proxy on another. */
export async function router({ options }: BenchContext): Promise<PartReport> {
  const folder = mkdtempSync(join(tmpdir(), 'dynodeck-bench-router-'));
  const notes = NEEDS.flatMap((need) => ensureInstalled([need]) ?? []);
  notes.push('the load and the server share one core, the proxy has the other; of requests and MB more is better');
  notes.push('core-s: seconds the proxy was on a processor, which others on the machine change least');
  writeFileSync(join(folder, 'large'), '');
  truncateSync(join(folder, 'large'), LARGE_BYTES);
  const names = NAMES.filter((name) => !options.without.includes(name));
  try {
    const contenders = names.map((name) => ({ name, measure: () => measured(name, folder) }));
    const samples = await inRounds(contenders, options.rounds, notes);
    return { title: 'The router', units: UNITS, samples, notes, verdicts: verdictsOf(samples) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(name: string, folder: string): Promise<Figures> {
  const nginx = (backend: number): string[] => nginxBackend(folder, backend);
  const program = (file: string): string[] => [process.execPath, join(root, 'test/bench/programs', file)];
  const echo = program('web-socket-echo.mjs');
  const hostile = { name, folder, backendCommand: () => program('hostile.mjs') };
  return {
    ...(await withPair({ name, folder, backendCommand: nginx }, measureHttp)),
    ...(speaksHttp2(name) && (await withPair({ name, folder, backendCommand: nginx, isSecure: true }, measureHttp2))),
    ...(speaksWebSocket(name) && (await withPair({ name, folder, backendCommand: () => echo }, measureWebSockets))),
    ...(name === DYNODECK && (await withPair(hostile, measureHostileDyno))),
  };
}

/** Ports of a pair; each pair gets others, so that none waits for the connections of the one before to be forgotten. */
let nextPort = 21_000;

interface Contest {
  name: string;
  folder: string;
  /** Of the server behind, on this port. */
  backendCommand(backend: number): string[];
  isSecure?: boolean;
}

async function withPair<T>(contest: Contest, measure: (pair: Pair) => Promise<T>): Promise<T> {
  const { name, folder, backendCommand, isSecure = false } = contest;
  const [backend, front] = [nextPort, nextPort + 1];
  nextPort += 2;
  const mark = `router-${backend}`;
  try {
    const setup = { folder, backend, front, backendCommand: backendCommand(backend), isSecure, mark };
    const pair = await pairOf(name, setup);
    const result = await measure(pair);
    await pair.stop();
    return result;
  } finally {
    killMembers(familyOf(null, mark));
  }
}

async function measureHttp({ port, proxy }: Pair): Promise<Figures> {
  const url = `http://127.0.0.1:${port}/`;
  await wrk(url, CONNECTIONS, WARM_UP_SECONDS);
  const loading = worker(proxy);
  const loaded = await wrk(url, CONNECTIONS, LOAD_SECONDS);
  const loadTime = loading();
  const quiet = await wrk(url, 1, QUIET_SECONDS);
  const before = proxy === null ? 0 : peakMemory(proxy.pid);
  // The first one pays for the file's way into memory, whoever has the luck to be measured first.
  await streamed(port);
  const streaming = worker(proxy);
  const speed = await streamed(port);
  return {
    'requests/s': loaded.requestsPerSecond,
    'p50 at 64': loaded.p50,
    'p99 at 64': loaded.p99,
    'p50 at 1': quiet.p50,
    'p99 at 1': quiet.p99,
    '1 GiB, MB/s': speed,
    ...(proxy === null
      ? {}
      : {
          'requests/core-s': loaded.requests / loadTime,
          'MB/core-s': LARGE_BYTES / MEGABYTE / streaming(),
          'growth by it': peakMemory(proxy.pid) - before,
        }),
  };
}

async function measureHttp2({ port, proxy }: Pair): Promise<Figures> {
  await untilHttp2(port);
  await h2load(port, WARM_UP_SECONDS);
  const loading = worker(proxy);
  const { requestsPerSecond, requests } = await h2load(port, LOAD_SECONDS);
  return { 'HTTP/2 requests/s': requestsPerSecond, 'HTTP/2 requests/core-s': requests / loading() };
}

async function measureWebSockets({ port }: Pair): Promise<Figures> {
  return { '1,000 WebSockets, 20 echoes': await echoOverWebSockets(port) };
}

/** Counts the seconds that a proxy is on a processor from now on. */
function worker(proxy: Started | null): () => number {
  if (proxy === null) return () => Number.NaN;
  const before = processorTime(proxy.pid);
  return () => processorTime(proxy.pid) - before;
}

/** Megabytes a second, as the client sees them. @throws when a byte is missing */
async function streamed(port: number): Promise<number> {
  const words = ['-c', CLIENT_CORE, 'python3', DOWNLOAD, String(port), '/large'];
  const { stdout } = await promisify(execFile)('taskset', words);
  const [size, seconds] = stdout.split(' ').map(Number);
  if (size !== LARGE_BYTES) throw new Error(`Of ${LARGE_BYTES} bytes ${size} came.`);
  return LARGE_BYTES / MEGABYTE / (seconds ?? Number.NaN);
}

function verdictsOf(samples: Samples): Verdict[] {
  const of = (name: string, figure: string): number => median(samples[name]?.[figure] ?? []);
  const ratio = of(DYNODECK, 'requests/s') / of(HTTP_PROXY, 'requests/s');
  const work = of(DYNODECK, 'requests/core-s') / of(HTTP_PROXY, 'requests/core-s');
  const added = of(DYNODECK, 'p50 at 1') - of(DIRECT, 'p50 at 1');
  const speed = of(DYNODECK, '1 GiB, MB/s');
  const speedOfWork = of(DYNODECK, 'MB/core-s');
  const growth = of(DYNODECK, 'growth by it');
  const attacked = Math.max(of(DYNODECK, HINTS_P99), of(DYNODECK, CHUNKS_P99));
  return [
    atLeast(`router, requests/s ≥ ${MIN_RATIO} × ${HTTP_PROXY}`, ratio, MIN_RATIO, times),
    atLeast(`router, requests per processor time ≥ ${MIN_RATIO} × ${HTTP_PROXY}`, work, MIN_RATIO, times),
    atMost(`router, added p50 ≤ ${ADDED_P50_MS} ms`, added, ADDED_P50_MS, (value) => `${value.toFixed(3)} ms`),
    atLeast(`router, 1 GiB at ≥ ${MIN_SPEED} MB/s`, speed, MIN_SPEED, (value) => `${value.toFixed(0)} MB/s`),
    atLeast(`router, 1 GiB at ≥ ${MIN_SPEED} MB per core-s`, speedOfWork, MIN_SPEED, (value) => value.toFixed(0)),
    atMost(`router, memory for it ≤ ${GROWTH_MIB} MiB`, growth, GROWTH_MIB, (value) => `${value.toFixed(1)} MiB`),
    atMost(`router, p99 beside a hostile dyno ≤ ${MAX_ATTACKED} × idle`, attacked, MAX_ATTACKED, times),
  ];
}

function atLeast(budget: string, value: number, limit: number, show: (value: number) => string): Verdict {
  return { budget, measured: Number.isNaN(value) ? 'not measured' : show(value), met: value >= limit };
}
