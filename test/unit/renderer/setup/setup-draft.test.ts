import { expect, test } from 'vitest';
import { filledIn, leavesOut, NEW_DRAFT, stillMissing, valueOf } from '../../../../renderer/setup/setup-draft.ts';
import type { SetupSnapshot, SetupVar } from '../../../../shared/manifests/setup.ts';

const wanted = (name: string, part: Partial<SetupVar> = {}): SetupVar => ({
  ...{ name, description: null, required: true, value: null, generated: false },
  ...part,
});
const VARS = [
  wanted('NEEDED'),
  wanted('DEFAULTED', { value: 'x' }),
  wanted('SECRET', { generated: true }),
  wanted('EXTRA', { required: false, value: 'y' }),
];
const draft = (values: Record<string, string>) => ({ ...NEW_DRAFT, values });

test('a var has its default until it is edited, and may be emptied', () => {
  expect(VARS.map((each) => valueOf(draft({}), each))).toEqual(['', 'x', '', 'y']);
  expect(valueOf(draft({ DEFAULTED: '' }), wanted('DEFAULTED', { value: 'x' }))).toBe('');
});

test('a var may be named like a member of every object', () => {
  expect(valueOf(NEW_DRAFT, wanted('constructor'))).toBe('');
});

test('missing is what is required, empty, and not made by itself', () => {
  expect(stillMissing(VARS, draft({}))).toEqual(['NEEDED']);
  expect(stillMissing(VARS, draft({ NEEDED: '1', DEFAULTED: '', EXTRA: '' }))).toEqual(['DEFAULTED']);
});

test('what is empty is left out, but for what is made by the engine', () => {
  expect(filledIn(VARS, draft({ NEEDED: '1', EXTRA: '' }))).toEqual([
    ['NEEDED', '1'],
    ['DEFAULTED', 'x'],
    ['SECRET', ''],
  ]);
});

test('what is not wanted is not to be asked again', () => {
  const setup: SetupSnapshot = { vars: VARS, formation: { web: { quantity: 2, size: null } }, postdeploy: 'x', proposals: [], dismissed: false };
  const all = draft({ NEEDED: '1' });
  expect(leavesOut(setup, all)).toBe(false);
  expect(leavesOut(setup, { ...all, takesFormation: false })).toBe(true);
  expect(leavesOut(setup, { ...all, runsPostdeploy: false })).toBe(true);
  expect(leavesOut({ ...setup, formation: null }, { ...all, takesFormation: false })).toBe(false);
  expect(leavesOut(setup, draft({ NEEDED: '1', EXTRA: '' }))).toBe(true);
});
