import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type RunningDyno, runDyno } from './running-dyno.ts';

const ALTERNATE_SCREEN = /\x1b\[\?1049h/;

function runBash(): RunningDyno {
  // A bash that is /bin/sh takes PS1 out of the environment.
  return runDyno(`PS1='$ ' exec bash --norc --noprofile -i`, { HISTFILE: '/dev/null' });
}

/** Types something and waits for what comes back, and only then. */
async function answer(dyno: RunningDyno, text: string, pattern: RegExp): Promise<void> {
  const before = dyno.output().length;
  dyno.type(text);
  await dyno.until(pattern, before);
}

describe('bash as a one-off', () => {
  it('has job control', async () => {
    const dyno = runBash();
    await dyno.until(/\$ $/);
    await answer(dyno, 'sleep 601 & jobs\r', /\[1\]\+? +Running +sleep 601 &\r\n.*\$ $/s);
    // It speaks first: what is typed before it runs, readline may take for itself.
    await answer(dyno, 'sh -c "echo rea\\dy; exec cat"\r', /ready\r\n/);
    await answer(dyno, 'first\r', /first\r\nfirst\r\n/);
    await answer(dyno, '\x1a', /\[2\]\+ +Stopped +sh -c .*\$ $/s);
    await answer(dyno, 'fg %2\r', /\rsh -c .*\r\n/);
    await answer(dyno, 'second\r', /second\r\nsecond\r\n/);
    await answer(dyno, '\x03', /\^C.*\$ $/s);
    await answer(dyno, 'kill %1; wait; echo sta""tus $?\r', /status 0\r\n.*\$ $/s);
    dyno.type('exit 3\r');
    expect(await dyno.exit).toBe(3);
    expect(dyno.survivors()).toEqual([]);
  });

  it('has its own pid in $$, and a terminal of the size last set', async () => {
    const dyno = runBash();
    await dyno.until(/\$ $/);
    dyno.process.resize(133, 41);
    dyno.type('echo p""id=$$; tty; stty size\r');
    const [, pid] = await dyno.until(/pid=(\d+)\r\n/);
    const [, tty] = await dyno.until(/(\/dev\/pts\/\d+)\r\n/);
    await dyno.until(/\n41 133\r\n/);
    expect(readFileSync(`/proc/${pid}/comm`, 'utf8')).toBe('bash\n');
    expect(readlinkSync(`/proc/${pid}/fd/0`)).toBe(tty);
    expect(Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[5])).toBe(dyno.process.pid);
  });
});

describe('$$ of a command', () => {
  it('is the pid of the command\'s own shell', async () => {
    const dyno = runDyno('echo pid=$$; cut -d " " -f 4 /proc/self/stat; exit');
    await dyno.exit;
    expect(dyno.output().toString()).toMatch(/^pid=(\d+)\r\n\1\r\n$/);
  });
});

describe('full-screen programs', () => {
  it.skipIf(!existsSync('/usr/bin/vim'))('vim starts, and quits', async () => {
    const dyno = runDyno('vim -u NONE -i NONE');
    await dyno.until(ALTERNATE_SCREEN);
    dyno.type('\x1b:q!\r');
    expect(await dyno.exit).toBe(0);
  });

  it.skipIf(!existsSync('/usr/bin/less'))('less starts, and quits', async () => {
    const dyno = runDyno('less flood.mjs');
    await dyno.until(ALTERNATE_SCREEN);
    dyno.type('q');
    expect(await dyno.exit).toBe(0);
  });
});
