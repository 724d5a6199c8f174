import { execFile } from 'node:child_process';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { CLIENT_CORE } from './cores.ts';
import type { Load } from './wrk.ts';

/** As many requests at a time as over HTTP/1.1, in streams of a few connections, as browsers have them. */
const CONNECTIONS = 8;
const STREAMS = 8;
/** A certificate takes a moment to be made. In milliseconds. */
const READY_MS = 20_000;
const LOOK_MS = 20;

export type Http2Load = Pick<Load, 'requests' | 'requestsPerSecond'>;

/** Loads a port by HTTP/2 over TLS as fast as it answers. @throws when a request failed */
export async function h2load(port: number, seconds: number): Promise<Http2Load> {
  const load = ['-t1', `-c${CONNECTIONS}`, `-m${STREAMS}`, `-D${seconds}`];
  const words = ['-c', CLIENT_CORE, 'h2load', ...load, `https://127.0.0.1:${port}/`];
  const { stdout } = await promisify(execFile)('taskset', words);
  const [, requests = '', succeeded = ''] = /(\d+) done, (\d+) succeeded, 0 failed, 0 errored/.exec(stdout) ?? [];
  if (requests === '' || requests !== succeeded) throw new Error(`h2load: ${/^requests: .*/m.exec(stdout)?.[0] ?? stdout}`);
  return { requestsPerSecond: Number(/, ([\d.]+) req\/s/.exec(stdout)?.[1]), requests: Number(requests) };
}

/** Resolves once HTTP/2 is spoken there. */
export async function untilHttp2(port: number): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (!(await speaksHttp2(port))) {
    if (Date.now() > deadline) throw new Error(`Nothing speaks HTTP/2 on port ${port}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

function speaksHttp2(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', ALPNProtocols: ['h2'], rejectUnauthorized: false });
    const finish = (isSpoken: boolean): void => {
      socket.destroy();
      resolve(isSpoken);
    };
    socket.once('secureConnect', () => finish(socket.alpnProtocol === 'h2'));
    socket.once('error', () => finish(false));
  });
}
