import { expect, it } from 'vitest';
import { nearNames } from '../../../../shared/text/near-name.ts';

const NEAR_PROCFILE = ['procfile', 'PROCFILE', 'ProcFile', 'Procfile.txt', 'procfile.TXT', 'Procfile ', 'Procfiles', 'Procfle'];
const MORE = ['Porcfile', 'Profile', 'Procfile.dev', '_Procfile', 'Prócfile'];

it.each([...NEAR_PROCFILE, ...MORE])('%s was probably meant to be Procfile', (name) => {
  expect(nearNames('Procfile', [name])).toEqual([name]);
});

it.each(['Makefile', 'Dockerfile', 'Rockfile.rb', 'Procfile', 'Procfile~', 'Procfile.bak', '.profile', 'profiles.txt', ''])(
  '%j was not',
  (name) => {
    expect(nearNames('Procfile', [name])).toEqual([]);
  },
);

it.each(['.env.txt', 'env', '.ENV', '.evn', 'env.txt', '_env', '.env.md'])('%s was probably meant to be .env', (name) => {
  expect(nearNames('.env', [name])).toEqual([name]);
});

it.each(['.env.example', '.env.local', '.env.development', '.envrc', '.env~', '.git', 'environment', 'README.md'])(
  '%s is no mistyped .env',
  (name) => {
    expect(nearNames('.env', [name])).toEqual([]);
  },
);
