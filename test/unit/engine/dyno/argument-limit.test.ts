import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { requireStartable } from '../../../../electron/engine/dyno/argument-limit.ts';

const KIB = 1024;

/** Variables of 100 KiB each. */
function variables(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`V${index}`, 'x'.repeat(100 * KIB)]));
}

function isStartable(env: Record<string, string>): boolean {
  try {
    requireStartable('true', env, 'linux');
    return true;
  } catch {
    return false;
  }
}

describe.runIf(process.platform === 'linux')('What a program can be started with', () => {
  it('is no single variable of 128 KiB, by whose name it is told', () => {
    const name = 'BIG';
    const value = 'x'.repeat(128 * KIB - 2 - name.length);
    expect(() => requireStartable('true', { [name]: value })).not.toThrow();
    expect(spawnSync('true', { env: { [name]: value } }).error).toBeUndefined();
    expect(() => requireStartable('true', { [name]: `${value}x` })).toThrow(/^The value of BIG is longer than the 128 KiB/);
    expect(spawnSync('true', { env: { [name]: `${value}x` } }).error).toMatchObject({ code: 'E2BIG' });
  });

  it('is no longer command', () => {
    expect(() => requireStartable('x'.repeat(128 * KIB), {})).toThrow('Put it into a script.');
  });

  it('is what the system takes in all, but for a little that Dynodeck adds itself', () => {
    const counts = Array.from({ length: 64 }, (_, index) => index + 1);
    const most = counts.findLast((count) => isStartable(variables(count))) ?? 0;
    expect(most).toBeGreaterThan(0);
    expect(spawnSync('true', { env: variables(most) }).error).toBeUndefined();
    expect(spawnSync('true', { env: variables(most + 2) }).error).toMatchObject({ code: 'E2BIG' });
  });

  it('is told with how much there is, how much there may be, and what is largest', () => {
    const env = { ...variables(64), LARGEST: 'x'.repeat(110 * KIB) };
    const message = /^The command and all variables take \d+ KiB, more than the \d+ KiB .*largest is LARGEST \(111 KiB\)\. Put/;
    expect(() => requireStartable('true', env)).toThrow(message);
  });

  it('is left to the system where that is another one', () => {
    expect(() => requireStartable('true', variables(64), 'darwin')).not.toThrow();
  });
});
