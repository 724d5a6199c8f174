import { expect, test } from 'vitest';
import { nodeTooOld } from '../../../electron/tools/node-version.mjs';

test('older Nodes than package.json asks for are named with what is needed', () => {
  expect(nodeTooOld('18.20.4')).toMatch(/needs Node 20\.19 or newer; this is Node 18\.20\.4/);
  expect(nodeTooOld('20.9.0')).not.toBeNull();
});

test('the oldest and all newer Nodes are taken', () => {
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.21.0']) expect(nodeTooOld(version)).toBeNull();
});
