import { describe, expect, it } from 'vitest';
import { portConflictSentence, refusedByPort } from '../../../../../renderer/state/ports/port-conflict.ts';
import type { PortConflict } from '../../../../../shared/dynos/dyno.ts';
import { aDyno } from '../../dynos/a-dyno.ts';

function sentence(holder: PortConflict['holder']): string {
  return portConflictSentence({ port: 5001, dyno: 'web.1', holder, freeBase: 5101 }, '/home/ada');
}

describe('what is said of a busy port', () => {
  it('names program, pid and folder of its holder', () => {
    const holder = { pid: 123, command: 'node server.js', folder: '/home/ada/shop' };
    expect(sentence(holder)).toBe('Port 5001 is in use by node (pid 123, in ~/shop).');
    expect(sentence({ ...holder, folder: null })).toBe('Port 5001 is in use by node (pid 123).');
  });

  it.each([
    ['/usr/lib/jvm/bin/java -cp x Main', 'java'],
    ['nginx: master process nginx', 'nginx'],
    ['python3', 'python3'],
  ])('calls the program of %s %s', (command, program) => {
    expect(sentence({ pid: 123, command, folder: null })).toBe(`Port 5001 is in use by ${program} (pid 123).`);
  });

  it('says where AirPlay is turned off', () => {
    const told = sentence({ pid: 1, command: 'AirPlay Receiver', folder: null });
    expect(told).toContain('AirPlay Receiver of macOS');
    expect(told).toContain('System Settings');
  });

  it('admits that it does not know the holder', () => {
    expect(sentence(null)).toBe('Port 5001 is in use by another program.');
  });
});

describe('what is started again once the port is free', () => {
  const note = 'Port 5001 is in use by another program.';

  it('is every dyno that was refused, and none that crashed or was stopped', () => {
    const dynos = [
      aDyno({ name: 'web.1', state: 'crashed', note }),
      aDyno({ name: 'web.2', state: 'crashed', note, exit: { status: 1, at: 0 } }),
      aDyno({ name: 'a.1', state: 'crashed', exit: { status: 1, at: 0 }, restartAt: 9 }),
      aDyno({ name: 'b.1', state: 'crashed', exit: { status: 1, at: 0 } }),
      aDyno({ name: 'c.1' }),
      aDyno({ name: 'd.1', state: 'up' }),
    ];
    expect(refusedByPort({ dynos, firstExit: null })).toEqual(['web.1', 'web.2']);
  });

  it('is the whole formation where the refusal has stopped it', () => {
    const dynos = [aDyno({ state: 'crashed', note }), aDyno({ name: 'worker.1' })];
    expect(refusedByPort({ dynos, firstExit: { dyno: 'web.1', status: 1 } })).toEqual([null]);
  });
});
