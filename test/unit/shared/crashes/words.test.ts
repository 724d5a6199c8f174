import { describe, expect, test } from 'vitest';
import { changeSummary, changeWords } from '../../../../shared/crashes/crash-changes.ts';
import { crashPage } from '../../../../shared/crashes/crash-page.ts';
import { crashReport } from '../../../../shared/crashes/crash-report.ts';
import { crashReason, crashTitle } from '../../../../shared/crashes/crash-labels.ts';
import { type Crash, type CrashChanges, NO_CHANGES } from '../../../../shared/crashes/crash.ts';

const CRASH: Crash = {
  dyno: 'web.1',
  type: 'web',
  at: Date.UTC(2026, 10, 20, 12),
  status: 1,
  cause: 'exit',
  note: null,
  command: 'node server.js',
  ranFor: 2_500,
  overQuota: false,
  inARow: 1,
  lines: ['booting', 'Error: <no> port'],
  errorAt: 1,
  headline: 'Error: <no> port',
  logLine: 12,
  changes: null,
};
const NOT_FOUND = 'exited with status 127 (command not found)';
const COMMIT = { hash: 'a'.repeat(40), subject: 'First', dirty: false };
const CHANGES: CrashChanges = {
  since: Date.UTC(2026, 10, 20, 11),
  commandBefore: 'node old.js',
  configVars: { added: ['NEW'], changed: ['MODE'], removed: [] },
  head: { before: COMMIT, now: { hash: 'b'.repeat(40), subject: 'Second', dirty: false }, commits: 2 },
  files: { paths: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], total: 9 },
  installs: [{ lockfile: 'yarn.lock', command: 'yarn install', missing: false }],
};

describe('A crash in words', () => {
  test.each([
    [{ status: 7 }, 'exited with status 7', null],
    [{ status: 0 }, 'exited with status 0', 'ended by itself'],
    [{ status: 126 }, 'exited with status 126 (not executable)', 'chmod +x'],
    [{ status: 127, lines: ['bash: line 1: gunicorn: command not found'] }, NOT_FOUND, '“gunicorn”'],
    [{ status: 127, lines: [] }, NOT_FOUND, 'did not find the command'],
    [{ status: 137 }, 'killed by SIGKILL (137)', 'Nobody in Dynodeck'],
    [{ status: 137, overQuota: true }, 'killed by SIGKILL (137)', 'R14'],
    [{ status: 139 }, 'killed by SIGSEGV (139)', 'native code'],
    [{ status: 143 }, 'killed by SIGTERM (143)', 'outside of Dynodeck'],
    [{ status: 137, cause: 'boot-timeout' }, 'did not bind $PORT in time (R10)', 'PORT variable'],
    [{ status: 137, cause: 'memory' }, 'used far too much memory (R15)', 'more than twice'],
    [{ status: null, cause: 'port-busy', note: 'By node.' }, 'did not start: its port is in use', 'By node.'],
  ] as [Partial<Crash>, string, string | null][])('of %j', (part, title, reason) => {
    const crash = { ...CRASH, lines: [], ...part };
    expect(crashTitle(crash)).toBe(title);
    expect(crashReason(crash) ?? 'none').toContain(reason ?? 'none');
  });

  test('what changed is named, and counted where that is too much', () => {
    expect(changeWords(CHANGES)).toEqual([
      { subject: 'Packages', text: 'yarn.lock changed after packages were last installed: run yarn install' },
      { subject: 'Command', text: 'was `node old.js`' },
      { subject: 'Commits', text: '2 since aaaaaaa, now bbbbbbb “Second”' },
      { subject: 'Files', text: 'a, b, c, d, e, f and 3 more' },
      { subject: 'Config vars', text: 'added NEW; changed MODE' },
    ]);
    expect(changeSummary(CHANGES)).toBe('packages, the command, 2 commits, 9 files, 2 config vars');
    expect(changeSummary(NO_CHANGES)).toBe('');
  });

  test('a report holds all there is to know', () => {
    expect(crashReport({ ...CRASH, inARow: 3, changes: CHANGES }, 'shop').split('\n')).toEqual([
      'web.1 of shop exited with status 1',
      '',
      'At:      2026-11-20T12:00:00.000Z, 3 times in a row',
      'Ran for: 2.5 s',
      'Command: node server.js',
      '',
      'Changed since it last ran well (2026-11-20T11:00:00.000Z):',
      ...changeWords(CHANGES).map(({ subject, text }) => `- ${subject}: ${text}`),
      '',
      'Last lines:',
      '    booting',
      '    Error: <no> port',
      '',
    ]);
  });

  test('its page runs nothing that a program has printed', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const page = crashPage({
      app: hostile,
      crash: { ...CRASH, dyno: hostile, command: hostile, note: hostile, lines: [hostile], headline: hostile },
      dynos: [{ name: hostile, lines: [hostile] }],
      meters: [{ dyno: hostile, points: [{ at: 0, cpu: 0.5, memory: 1024 }] }],
      processTypes: [{ name: hostile, command: hostile, quantity: 1 }],
      configVars: [hostile],
      facts: [[hostile, hostile]],
    });
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'");
  });
});
