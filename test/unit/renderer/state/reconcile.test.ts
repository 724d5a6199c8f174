import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../../../renderer/state/reconcile.ts';

const dyno = (name: string, state: string) => ({ name, state, stale: { command: false, configVars: ['A'] } });

describe('reconcile', () => {
  it('gives back the previous object when nothing changed', () => {
    const previous = { id: 'a', dynos: [dyno('web.1', 'up'), dyno('web.2', 'up')] };
    expect(reconcile(previous, structuredClone(previous))).toBe(previous);
  });

  it('keeps every dyno but the one that changed', () => {
    const previous = { dynos: [dyno('web.1', 'up'), dyno('web.2', 'up')] };
    const merged = reconcile(previous, { dynos: [dyno('web.1', 'up'), dyno('web.2', 'crashed')] });
    expect(merged.dynos[0]).toBe(previous.dynos[0]);
    expect(merged.dynos[1]).toEqual(dyno('web.2', 'crashed'));
    expect(merged.dynos[1]?.stale).toBe(previous.dynos[1]?.stale);
  });

  it('keeps the dynos behind one that was added in the middle', () => {
    const previous = [dyno('web.1', 'up'), dyno('worker.1', 'up')];
    const merged = reconcile(previous, [dyno('web.1', 'up'), dyno('web.2', 'starting'), dyno('worker.1', 'up')]);
    expect(merged[2]).toBe(previous[1]);
  });

  it('makes a new list when only the order changed', () => {
    const previous = [dyno('a.1', 'up'), dyno('b.1', 'up')];
    const merged = reconcile(previous, [dyno('b.1', 'up'), dyno('a.1', 'up')]);
    expect(merged.map(({ name }) => name)).toEqual(['b.1', 'a.1']);
  });

  it('forgets keys that are gone', () => {
    expect(reconcile({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  });

  it('always equals the next value, whatever the previous one was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (previous, next) => {
        expect(reconcile(previous, structuredClone(next))).toEqual(next);
      }),
    );
  });
});
