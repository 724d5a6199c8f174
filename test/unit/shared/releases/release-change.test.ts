import { describe, expect, it } from 'vitest';
import {
  changedTypes,
  configDifference,
  deployLogWords,
  describeConfigChange,
  describeDeploy,
  describeEdits,
  describeRetry,
} from '../../../../shared/releases/release-change.ts';

const commit = { hash: '99d0a112aabbccddeeff00112233445566778899', subject: 'Count', dirty: false };

describe('What makes a release', () => {
  it('is found between two sets of config vars, names of Object.prototype included', () => {
    const before = { A: '1', B: '2', C: '3' };
    expect(configDifference(before, { A: '1', C: '4', toString: 'x' })).toEqual({ set: ['C', 'toString'], removed: ['B'] });
    expect(configDifference(before, { ...before })).toEqual({ set: [], removed: [] });
  });

  it('is any change of the formation, not one of the release command', () => {
    const before = { release: 'migrate', web: 'a', clock: 'b' };
    expect(changedTypes(before, { release: 'other', web: 'c', worker: 'd' })).toEqual(['web', 'worker', 'clock']);
    expect(changedTypes(before, { web: 'a', clock: 'b' })).toEqual([]);
  });

  it('is described in the words of Heroku', () => {
    expect(describeConfigChange({ set: ['FOO', 'BAZ'], removed: [] })).toBe('Set FOO, BAZ config vars');
    expect(describeConfigChange({ set: [], removed: ['FOO'] })).toBe('Remove FOO config vars');
    expect(describeConfigChange({ set: ['A'], removed: ['B'] })).toBe('Set A and remove B config vars');
    expect(describeEdits({ set: ['A'], removed: [] }, ['web'])).toBe('Set A config vars; Procfile changed: web');
    expect(describeEdits({ set: [], removed: [] }, [])).toBe(null);
    expect(describeDeploy(commit)).toBe('Deploy 99d0a11');
    expect(deployLogWords(commit)).toBe('Deploy 99d0a112');
    expect(describeDeploy({ ...commit, dirty: true })).toBe('Deploy 99d0a11 (dirty)');
    expect(describeDeploy(null)).toBe('Deploy');
    expect(describeRetry(8, 'Deploy 9f8e7d6')).toBe('Retry of v8: Deploy 9f8e7d6');
    expect(describeRetry(9, 'Retry of v8: Deploy 9f8e7d6')).toBe('Retry of v9: Deploy 9f8e7d6');
  });
});
