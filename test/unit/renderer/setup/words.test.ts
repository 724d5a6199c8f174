import { expect, test } from 'vitest';
import { editedTypes, proposedTypes } from '../../../../renderer/setup/ProcfileProposals.tsx';
import { formationWords, isOffer, offerWords } from '../../../../renderer/setup/setup-labels.ts';
import type { Proposal } from '../../../../shared/manifests/setup.ts';

const VAR = { name: 'A', description: null, required: true, value: null, generated: false };
const FORMATION = { web: { quantity: 2, size: 'Standard-2X' }, worker: { quantity: 0, size: null } };

test('what there is to set up is counted in one phrase', () => {
  expect(offerWords({ vars: [VAR, VAR], formation: FORMATION, postdeploy: 'x' })).toBe(
    '2 config vars, a formation and a first-run task',
  );
  expect(offerWords({ vars: [VAR], formation: null, postdeploy: 'x' })).toBe('1 config var and a first-run task');
  expect(offerWords({ vars: [], formation: FORMATION, postdeploy: null })).toBe('a formation');
  expect(isOffer({ vars: [], formation: null, postdeploy: null })).toBe(false);
});

test('a formation reads as Heroku writes it', () => {
  expect(formationWords(FORMATION)).toBe('web 2 × Standard-2X, worker 0');
});

const proposal = (types: Proposal['types']): Proposal => ({ language: 'Go', buildpack: 'heroku/go', types, note: null });

test('a proposal without process types leaves a blank line for web', () => {
  expect(proposedTypes(proposal([])).map(({ name }) => name)).toEqual(['web']);
  expect(editedTypes(proposal([]), {})).toEqual([]);
  expect(editedTypes(proposal([]), { 0: ' go run . ' })).toEqual([['web', 'go run .']]);
});

test('lines are written as edited, those without a command not at all', () => {
  const both = proposal([
    { name: 'web', command: 'a', origin: 'x' },
    { name: 'worker', command: 'b', origin: 'x' },
  ]);
  expect(editedTypes(both, { 1: 'c' })).toEqual([['web', 'a'], ['worker', 'c']]);
  expect(editedTypes(both, { 0: ' ' })).toEqual([['worker', 'b']]);
});
