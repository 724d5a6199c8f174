import { describe, expect, it } from 'vitest';
import { changeWords, pendingWords, requestsFor, withChange } from '../../../../renderer/config/config-changes.ts';
import type { PendingChange } from '../../../../renderer/config/config-changes.ts';

const none = new Map();

describe('changes that are collected', () => {
  it('keep the value that the first edit began with', () => {
    const first = withChange(none, 'FOO', { value: 'b', before: 'a' });
    const second = withChange(first, 'FOO', { value: 'c', before: 'b' });
    expect(second.get('FOO')).toEqual({ value: 'c', before: 'a' });
  });

  it('are gone when they lead back to what was', () => {
    const changed = withChange(none, 'FOO', { value: null, before: 'a' });
    expect(withChange(changed, 'FOO', { value: 'a', before: 'a' }).size).toBe(0);
  });

  it('are counted as what they do', () => {
    const two = withChange(withChange(none, 'FOO', { value: '', before: 'a' }), 'BAR', { value: null, before: 'b' });
    expect(pendingWords(two)).toBe('1 set, 1 removed');
  });

  it('are one request, as long as new names go to one file', () => {
    const changes = new Map<string, PendingChange>([
      ['OLD', { value: '1', before: '0' }],
      ['GONE', { value: null, before: '0' }],
      ['NEW', { value: '1', before: null, file: '.env.local' }],
    ]);
    const names = requestsFor(changes).map(({ file, entries }) => [file, entries.map(([name]) => name)]);
    expect(names).toEqual([['.env.local', ['OLD', 'GONE', 'NEW']]]);
    const another = withChange(changes, 'NEWER', { value: '1', before: null });
    expect(requestsFor(another)).toHaveLength(2);
    expect(requestsFor(none)).toEqual([]);
  });
});

describe('what a change has led to', () => {
  const change = { set: ['A', 'B'], removed: ['C'], version: 8, restarted: ['web.1', 'web.2'] };

  it('is said in a sentence or two', () => {
    expect(changeWords(change)).toBe('Set A, B, removed C, v8. Restarting web.1, web.2.');
    expect(changeWords({ ...change, removed: [], isHeldBack: true })).toBe(
      'Set A, B, v8. When its release command has succeeded, web.1, web.2 will restart.',
    );
    expect(changeWords({ ...change, set: [], restarted: [] })).toBe('Removed C, v8.');
    expect(changeWords({ set: [], removed: [], version: null, restarted: [] })).toMatch(/^Nothing changed/);
  });

  it('stays short when there is much of it', () => {
    const many = Array.from({ length: 40 }, (_, index) => `V${index}`);
    expect(changeWords({ ...change, set: many, removed: [], restarted: [] })).toBe('Set V0, V1, V2, V3 and 36 more, v8.');
  });
});
