import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactLines, formatLedgerLine, type LedgerLine, readLedger } from '../../../../../electron/engine/process/orphans/ledger-line.ts';

const engine: LedgerLine = { kind: 'engine', pid: 100, startedAt: '7', boot: 'b' };
const session = (mark: string): LedgerLine => ({
  kind: 'session',
  pid: 200,
  startedAt: '8',
  mark,
  folder: '/app',
  dyno: 'web.1',
  command: 'npm start',
  at: 1,
});
const text = (...lines: LedgerLine[]): string => lines.map(formatLedgerLine).join('');

describe('A ledger', () => {
  test('holds the sessions that have not ended, with members that dropped the mark', () => {
    const member: LedgerLine = { kind: 'member', mark: 'm1', pid: 300, startedAt: '9' };
    const state = readLedger(text(engine, session('m1'), session('m2'), member, { kind: 'ended', mark: 'm2' }));
    expect(state.engine).toEqual({ pid: 100, startedAt: '7', boot: 'b' });
    expect(state.sessions.map(({ mark, members }) => [mark, members])).toEqual([['m1', [{ pid: 300, startedAt: '9' }]]]);
  });

  test('the last line about the ports of a folder counts', () => {
    const ports = (folder: string, first: number): LedgerLine => ({ kind: 'ports', folder, first, last: first + 99 });
    const state = readLedger(text(engine, ports('/a', 5001), ports('/b', 6001), ports('/a', 7001), { kind: 'closed', folder: '/b' }));
    expect(state.ports).toEqual([{ folder: '/a', first: 7001, last: 7100 }]);
  });

  test('a torn last line takes nothing else with it, wherever it is torn', () => {
    const whole = text(engine, session('m1'));
    const last = formatLedgerLine(session('m2'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: last.length - 2 }), (length) => {
        expect(readLedger(whole + last.slice(0, length)).sessions.map(({ mark }) => mark)).toEqual(['m1']);
      }),
    );
  });

  test('what follows a torn line on a line of its own is read', () => {
    const torn = formatLedgerLine(session('m2')).slice(0, 20);
    const state = readLedger(`${text(engine, session('m1'))}${torn}\n${text({ kind: 'ended', mark: 'm1' })}`);
    expect(state.sessions).toEqual([]);
  });

  test('lines that mean nothing, and pids no dyno can have, are left out', () => {
    const init = { ...session('m1'), pid: 1 };
    expect(readLedger(`null\n[]\n{"kind":"x"}\n${JSON.stringify(init)}\n`)).toEqual({
      engine: null,
      guardian: null,
      sessions: [],
      ports: [],
    });
  });

  test('compacted it says the same', () => {
    const member: LedgerLine = { kind: 'member', mark: 'm1', pid: 300, startedAt: '9' };
    const guardian: LedgerLine = { kind: 'guardian', pid: 150, startedAt: '7' };
    const ports: LedgerLine = { kind: 'ports', folder: '/a', first: 1, last: 2 };
    const state = readLedger(text(engine, guardian, ports, session('m0'), { kind: 'ended', mark: 'm0' }, session('m1'), member));
    const lines = compactLines(state);
    expect(lines).toHaveLength(5);
    expect(readLedger(text(...lines))).toEqual(state);
  });
});
