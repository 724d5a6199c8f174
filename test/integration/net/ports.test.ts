import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, type ListenOptions, type Server, createServer } from 'node:net';
import { onTestFinished, describe, expect, it } from 'vitest';
import { findPortHolder, nextFreeBase } from '../../../electron/engine/system/process-table/port-holder.ts';
import { acceptsConnection, isPortFree } from '../../../electron/engine/net/port-probe.ts';

async function listen(options: ListenOptions = {}): Promise<number> {
  const server: Server = createServer().listen({ port: 0, ...options });
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A port nobody listens on, as far as the system can tell. */
async function unusedPort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('acceptsConnection', () => {
  it.each(['0.0.0.0', '127.0.0.1', '::', '::1'])('finds a listener on %s', async (host) => {
    expect(await acceptsConnection(await listen({ host }))).toBe(true);
  });

  it('finds none on an unused port', async () => {
    expect(await acceptsConnection(await unusedPort())).toBe(false);
  });
});

describe('isPortFree', () => {
  it.each(['0.0.0.0', '127.0.0.1', '::', '::1', '127.0.0.2'])('sees a listener on %s', async (host) => {
    expect(await isPortFree(await listen({ host }))).toBe(false);
  });

  it('says so of an unused port, and leaves it unused', async () => {
    const port = await unusedPort();
    expect(await isPortFree(port)).toBe(true);
    expect(await isPortFree(port)).toBe(true);
    expect(await listen({ port })).toBe(port);
  });
});

describe('findPortHolder', () => {
  it('names the process, its command line and its folder', async () => {
    const script = `require('net').createServer().listen(0, function () { console.log(this.address().port) })`;
    const child = spawn(process.execPath, ['-e', script], { cwd: '/usr', stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill());
    const [port] = await once(child.stdout, 'data');
    const holder = await findPortHolder(Number(port));
    expect(holder).toEqual({ pid: child.pid, command: `${process.execPath} -e ${script}`, folder: '/usr' });
  });

  it('finds none on an unused port', async () => {
    expect(await findPortHolder(await unusedPort())).toBeNull();
  });
});

describe('nextFreeBase', () => {
  it('skips blocks in which one port is taken', async () => {
    const taken = await listen();
    const found = await nextFreeBase(taken - 1, [0, 1]);
    expect(found).not.toBeNull();
    expect(found).not.toBe(taken - 1);
    expect((found! - (taken - 1)) % 100).toBe(0);
    expect(await isPortFree(found!)).toBe(true);
    expect(await isPortFree(found! + 1)).toBe(true);
  });

  it('stays below the last port there is', async () => {
    expect(await nextFreeBase(65_500, [0, 100])).toBeNull();
  });
});
