import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { infoText, releasesText } from '../../../../electron/cli/releases/print-releases.ts';
import type { Release } from '../../../../shared/releases/release.ts';

const NOW = Date.parse('2026-11-20T08:46:31Z');
const zone = process.env['TZ'];
beforeAll(() => {
  process.env['TZ'] = 'UTC';
});
afterAll(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

function golden(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../fixtures/golden', name), 'utf8');
}

function release(version: number, description: string, at: string, more: Partial<Release> = {}): Release {
  return {
    version,
    status: 'succeeded',
    cause: 'deploy',
    description,
    user: 'jane@example.com',
    at: Date.parse(at),
    commit: null,
    current: false,
    eligibleForRollback: (more.status ?? 'succeeded') === 'succeeded',
    command: null,
    ...more,
  };
}

const RELEASES = [
  release(8, 'Deploy 9f8e7d6', '2026-11-20T08:45:46Z', { status: 'pending' }),
  release(7, 'Set FOO, BAZ config vars', '2026-11-20T08:42:58Z', { current: true }),
  release(6, 'Deploy 1a2b3c4', '2026-11-20T07:15:58Z', { status: 'failed' }),
  release(5, 'Rollback to v3', '2026-11-19T02:45:58Z'),
  release(1, 'Initial release', '2026-11-18T06:45:58Z', { status: 'expired' }),
];
const PLAIN = { now: NOW, depth: 'none', columns: null } as const;
const CONFIG_VARS = {
  DATABASE_URL: 'postgres://u:p@h:5432/d',
  FOO: 'bar',
  WITH_SPACE: `it's a "test" $x`,
  MULTI: 'a\nb',
};

describe('The list of releases', () => {
  it('is the one of heroku releases', () => {
    expect(releasesText('myapp', RELEASES, PLAIN)).toBe(golden('releases.txt'));
  });

  it('says so when there are none', () => {
    expect(releasesText('myapp', [], PLAIN)).toBe('myapp has no releases.\n');
  });

  it('cuts descriptions to the width of the terminal, never the words for the status', () => {
    const text = releasesText('myapp', [release(2, 'Set A_RATHER_LONG_NAME, ANOTHER config vars', '2026-11-20T08:42:58Z', { status: 'failed' })], { ...PLAIN, columns: 100 });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(text).toMatch(/v2 {3}Set A_\w*… release command failed {3}jane/);
  });

  it('paints the words for the status and nothing else', () => {
    const text = releasesText('myapp', RELEASES, { ...PLAIN, depth: '16' });
    expect(text).toContain('Deploy 9f8e7d6 \x1b[33mrelease command executing\x1b[0m   jane');
    expect(text).toContain('Deploy 1a2b3c4 \x1b[31mrelease command failed\x1b[0m      jane');
    expect(text.replaceAll(/\x1b\[\d+m/g, '')).toBe(golden('releases.txt'));
  });
});

describe('One release', () => {
  it('is shown as heroku releases:info shows it, with its commit', () => {
    const commit = { hash: '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d', subject: 'Count photos', dirty: false };
    const details = { release: { ...(RELEASES[1] as Release), commit }, configVars: CONFIG_VARS, processTypes: {} };
    expect(infoText(details, false)).toBe(golden('releases-info.txt'));
  });

  it('has its config vars as lines for a shell with -s', () => {
    const details = { release: RELEASES[2] as Release, configVars: CONFIG_VARS, processTypes: {} };
    expect(infoText(details, true)).toBe(golden('releases-info-shell.txt'));
  });

  it('says so when its config vars cannot be decrypted', () => {
    const details = { release: RELEASES[2] as Release, configVars: null, processTypes: {} };
    expect(infoText(details, false)).toContain('encrypted by the key store');
  });
});
