import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { formationOf, formationText, typeText } from '../../../../electron/cli/dynos/formation.ts';
import { listedDynos, psJson, psText } from '../../../../electron/cli/dynos/ps.ts';
import type { AppSnapshot } from '../../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../../shared/dynos/dyno.ts';
import type { ColourDepth } from '../../../../shared/logs/heroku-colours.ts';
import { app, dyno, processType } from './snapshots.ts';

const NOW = Date.parse('2026-11-20T08:46:00Z');

function golden(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../../fixtures/golden', name), 'utf8');
}

const TYPES = [
  processType('worker', 1, 'Standard-2X'),
  processType('web', 2, 'Standard-1X'),
  processType('release', 0, 'Standard-1X'),
  processType('scheduler', 0, 'Standard-1X'),
];
/** The app of the reference, its dynos in no order. */
const REFERENCE = app(TYPES, [
  dyno('worker.1', 'crashed', '2026-11-20T08:33:58Z', 'node worker.js'),
  dyno('web.2', 'starting', '2026-11-20T08:45:40Z', 'npm start'),
  dyno('web.1', 'up', '2026-11-20T07:44:58Z', 'npm start'),
  dyno('scheduler.7321', 'up', '2026-11-20T08:44:58Z', 'node cron.js'),
  dyno('run.4859', 'up', '2026-11-20T08:40:58Z', 'bash'),
  dyno('run.1234', 'complete', '2026-11-20T08:40:58Z', 'true'),
]);

function show(shown: AppSnapshot, types: string[] = [], depth: ColourDepth = 'none'): string {
  return psText({ app: shown, dynos: listedDynos(shown, types), now: NOW, depth });
}

function showOne(one: DynoSnapshot): string {
  return show(app([processType(one.type, 1, 'Basic')], [one]));
}

beforeAll(() => {
  process.env['TZ'] = 'UTC';
});

describe('ps', () => {
  test('is the screen of heroku ps', () => {
    expect(show(REFERENCE)).toBe(golden('ps.txt'));
  });

  test('of an app with Eco dynos begins with what is left of their hours', () => {
    const eco = app([processType('web', 1, 'Eco')], [dyno('web.1', 'idle', '2026-11-19T07:44:58Z', 'npm start')]);
    expect(show(eco)).toBe(golden('ps-eco.txt'));
  });

  test('shows only the process types and dynos that are asked for, and tells which has none', () => {
    expect(show(REFERENCE, ['worker', 'web.1']).match(/^[\w.]+(?=:)/gm)).toEqual(['web.1', 'worker.1']);
    expect(() => show(REFERENCE, ['web', 'clock'])).toThrow('No clock dynos on ⬢ myapp');
    expect(show(app([], []))).toBe('No dynos on ⬢ myapp\n');
  });

  test('shows the dyno of a release phase by its command, behind one-offs that somebody runs', () => {
    const release = { ...dyno('release.9811', 'up', '2026-11-20T08:45:59Z', 'migrate'), kind: 'one-off' as const };
    const run = dyno('run.4859', 'up', '2026-11-20T08:45:59Z', 'bash');
    expect(show(app([processType('web', 1, 'Basic')], [release, run])).match(/^(===.*|[\w.]+(?=[: ]))/gm)).toEqual([
      '=== run: one-off processes (1)',
      'run.4859',
      '=== release (Basic): migrate (1)',
      'release.9811',
    ]);
  });

  test('puts types with the same command into one group, under the first of them', () => {
    const same = app(
      [processType('a', 1, 'Basic'), processType('b', 1, 'Standard-1X')],
      [dyno('b.1', 'up', '2026-11-20T08:45:59Z', 'x'), dyno('a.1', 'up', '2026-11-20T08:45:59Z', 'x')],
    );
    expect(show(same).match(/^(===.*|[\w.]+(?=:))/gm)).toEqual(['=== a (Basic): x (2)', 'a.1', 'b.1']);
  });

  test('sorts dynos by number, not by digits', () => {
    const dynos = [10, 9, 2].map((number) => dyno(`web.${number}`, 'up', '2026-11-20T08:45:59Z', 'x'));
    expect(show(app([processType('web', 10, 'Standard-1X')], dynos)).match(/^web\.\d+/gm)).toEqual(['web.2', 'web.9', 'web.10']);
  });

  test.each([
    [59_999, ' (~ 59s ago)'],
    [60_000, ' (~ 1m ago)'],
    [3_599_999, ' (~ 59m ago)'],
    [3_600_000, ' (~ 1h ago)'],
    [25 * 3_600_000 - 1, ' (~ 24h ago)'],
    [25 * 3_600_000, ''],
    [-5_000, ' (~ 0s ago)'],
  ])('an age of %d ms reads "%s"', (age, words) => {
    const row = showOne(dyno('web.1', 'up', new Date(NOW - age).toISOString(), 'x')).split('\n')[2];
    expect(row?.replace(/^web\.1: up \S+ \S+ \+0000/, '')).toBe(words);
  });

  test('says of a dyno that waits for input what it asks, and where to answer', () => {
    const asks = { ...dyno('web.1', 'up', '2026-11-20T08:45:40Z', 'x'), awaitsInput: { prompt: 'Ok? (y)', since: NOW } };
    expect(showOne(asks)).toContain('ago), waits for input (Ok? (y)): dynodeck attach web.1\n');
    expect(JSON.parse(psJson(REFERENCE, [asks]))).toMatchObject([{ awaits_input: 'Ok? (y)' }]);
  });

  test('is green only where a dyno is up', () => {
    const up = app([processType('web', 1, 'Basic')], [dyno('web.1', 'up', '2026-11-20T08:45:40Z', 'x')]);
    expect(show(up, [], '16')).toBe(
      '=== \x1b[32mweb\x1b[0m (\x1b[36mBasic\x1b[0m): x (\x1b[33m1\x1b[0m)\n\n' +
        'web.1: \x1b[32mup\x1b[0m \x1b[90m2026/11/20 08:45:40 +0000 (~ 20s ago)\x1b[0m\n\n',
    );
    const idle = app([processType('web', 1, 'Basic')], [dyno('web.1', 'idle', '2026-11-20T08:45:40Z', 'x')]);
    expect(show(idle, [], '16')).toContain('\x1b[33midle\x1b[0m');
  });

  test('as JSON has the fields of Heroku’s API, and those of a local dyno behind', () => {
    const web = { ...dyno('web.1', 'up', '2026-11-20T08:45:40Z', 'npm start'), release: 7 };
    const [shown] = JSON.parse(psJson(REFERENCE, [web])) as [Record<string, unknown>];
    expect(Object.keys(shown)).toEqual([
      ...['attach_url', 'command', 'created_at', 'id', 'name', 'release', 'app', 'size', 'state', 'type', 'updated_at'],
      ...['port', 'pid', 'restarts', 'exit_status', 'awaits_input'],
    ]);
    expect(shown).toMatchObject({ name: 'web.1', size: 'Standard-1X', release: { version: 7 }, updated_at: '2026-11-20T08:45:40.000Z' });
    expect(shown['id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    const [later] = JSON.parse(psJson(REFERENCE, [{ ...web, restarts: 1 }])) as [Record<string, unknown>];
    expect(later['id']).not.toBe(shown['id']);
  });
});

describe('ps:scale and ps:type', () => {
  const formation = app(TYPES.filter(({ name }) => name !== 'scheduler'), []);

  test('print the formation in the words of Heroku', () => {
    expect(`${formationText(formationOf(formation))}\n`).toBe(golden('ps-scale.txt'));
    expect(typeText(formation.processTypes, 'none')).toBe(golden('ps-type.txt'));
  });

  test('say what to do where there is no process type', () => {
    expect(() => formationOf(app([], []))).toThrow(
      'No process types on ⬢ myapp.\nUpload a Procfile to add process types.\nhttps://devcenter.heroku.com/articles/procfile',
    );
  });
});
