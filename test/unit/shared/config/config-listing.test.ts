import { describe, expect, it } from 'vitest';
import { listConfig } from '../../../../shared/config/config-listing.ts';

const FILES = [
  { file: '.env', text: 'A=1\nTOKEN=abc\nA=2\n' },
  { file: 'gone.env', text: null },
  { file: '.env.json', text: '{"A": 3, "HEROKU_X": "é"}' },
];

describe('listConfig', () => {
  it('says of each config var where it stands and what it hides', () => {
    const { vars } = listConfig(FILES, { A: '0', TOKEN: 'abc', HOME: '/root' }, []);
    expect(vars).toEqual([
      {
        name: 'A',
        value: null,
        bytes: 1,
        origin: { file: '.env.json', line: null },
        shadows: [{ file: '.env', line: 1 }, { file: '.env', line: 3 }, 'shell'],
        secret: false,
        problems: [],
      },
      expect.objectContaining({ name: 'TOKEN', origin: { file: '.env', line: 2 }, shadows: [], secret: true }),
      expect.objectContaining({ name: 'HEROKU_X', bytes: 2, problems: [expect.stringContaining('HEROKU_')] }),
    ]);
  });

  it('reveals what is asked for', () => {
    const revealed = (reveal: string[] | null): (string | null)[] =>
      listConfig(FILES, {}, reveal).vars.map(({ value }) => value);
    expect(revealed(['TOKEN', 'NONE'])).toEqual([null, 'abc', null]);
    expect(revealed(null)).toEqual(['3', 'abc', 'é']);
  });

  it('counts bytes and names all files, those that are not there, too', () => {
    const listing = listConfig(FILES, {}, []);
    expect(listing).toMatchObject({ bytes: 20, limit: 65_536, files: ['.env', 'gone.env', '.env.json'] });
  });
});
