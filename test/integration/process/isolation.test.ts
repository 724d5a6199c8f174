import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ProcUsageReader } from '../../../electron/engine/system/process-table/proc-usage.ts';
import { processTableSince } from '../../../electron/engine/system/process-table/process-table.ts';
import { eventually, program, runDyno } from './running-dyno.ts';

/** `NUMBER TARGET` of each open file of a process. */
function readDescriptors(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((number) => {
    try {
      return [`${number} ${readlinkSync(`/proc/${pid}/fd/${number}`)}`];
    } catch {
      // The one that the listing itself was read with.
      return [];
    }
  });
}

function ownMasters(): string[] {
  return readDescriptors(process.pid).filter((file) => file.includes('ptmx'));
}

describe('a dyno', () => {
  it('inherits no terminals, even when the engine has unused descriptors between them', async () => {
    const spacers = Array.from({ length: 40 }, () => openSync('/dev/null', 'r'));
    const others = Array.from({ length: 5 }, () => runDyno('exec sleep 600'));
    for (const spacer of spacers) closeSync(spacer);
    const dyno = runDyno('echo ready; exec sleep 600');
    await dyno.until(/ready/);
    await Promise.all(others.map((other) => eventually(() => other.process.countAlive() === 1)));
    expect(ownMasters()).toHaveLength(6);
    const pid = dyno.survivors().find((survivor) => survivor !== dyno.process.pid);
    expect(readDescriptors(pid!).filter((file) => file.includes('ptmx'))).toEqual([]);
    expect(readDescriptors(pid!).filter((file) => /^[0-2] \/dev\/pts\/\d+$/.test(file))).toHaveLength(3);
  });

  it('inherits no files of the engine', async () => {
    const before = new Set(readDescriptors(process.pid));
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const dyno = runDyno('echo ready; exec sleep 600');
    await dyno.until(/ready/);
    server.close();
    const pid = dyno.survivors().find((survivor) => survivor !== dyno.process.pid);
    // What the test itself was started with may be there, under the number it always had.
    const files = readDescriptors(pid!).filter((file) => !before.has(file) && !file.includes('/dev/pts/'));
    expect(files).toEqual([]);
  });

  it('finds nothing of ours in its environment but the mark', async () => {
    const given = { A: '1', B: 'two words', PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color' };
    const dyno = runDyno('exec env -0', given);
    await dyno.exit;
    const names = dyno.output().toString().split('\0').filter(Boolean).map((pair) => pair.slice(0, pair.indexOf('=')));
    // These two are added by a /bin/sh that is bash.
    const added = new Set(['SHLVL', '_']);
    expect(names.filter((name) => !added.has(name)).toSorted()).toEqual(['A', 'B', 'DYNODECK_MARK', 'HOME', 'PATH', 'PWD', 'TERM', 'TEST_RUN']);
  });

  it('is told to have strays once a process of it runs a program without the mark', async () => {
    const dyno = runDyno(`echo ready; read line; exec env -i /bin/sh -c 'echo member $$; exec sleep 600'`);
    await dyno.until(/ready/);
    const reader = new ProcUsageReader();
    const tables = [() => processTableSince(performance.now()), () => reader.sample(new Set()).table];
    const strays = (): number[][] => tables.map((table) => dyno.process.strays(table()).map(({ pid }) => pid));
    expect(strays()).toEqual([[], []]);
    dyno.type('\r');
    const [, member] = await dyno.until(/member (\d+)\r/);
    expect(strays()).toEqual([[Number(member)], [Number(member)]]);
  });

  it('does not inherit signals that somebody ignores', async () => {
    const dyno = runDyno('grep SigIgn /proc/self/status; grep SigBlk /proc/self/status');
    await dyno.exit;
    expect(dyno.output().toString()).toMatch(/^SigIgn:\t0+\r\nSigBlk:\t0+\r\n$/);
  });

  it('tells the ports it listens on, of grandchildren too', async () => {
    const listen = `require('net').createServer().listen(0,function(){console.log('port '+this.address().port)})`;
    const dyno = runDyno(`${process.execPath} -e "${listen}" & wait`);
    const [, port] = await dyno.until(/port (\d+)/);
    expect(await dyno.process.listeningPorts()).toEqual([Number(port)]);
    dyno.process.terminate();
    await dyno.exit;
    expect(await dyno.process.listeningPorts()).toEqual([]);
  });

  it('counts its processes', async () => {
    const dyno = runDyno(program('own-groups.py'));
    await dyno.until(/ready/);
    await eventually(() => dyno.process.countAlive() === 4);
  });
});
