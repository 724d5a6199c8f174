import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportText } from '../../../../../renderer/config/dialogs/ExportDialog.tsx';
import { diffImport, readImport } from '../../../../../renderer/config/dialogs/import-vars.ts';
import { MASK } from '../../../../../renderer/config/mask.ts';
import { nameProblem } from '../../../../../renderer/config/name-problem.ts';

const NAME = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/);
const VALUE = fc.string({ unit: 'grapheme', maxLength: 80 }).map((text) => text.replaceAll('\0', ''));
const VARS = fc.uniqueArray(fc.tuple(NAME, VALUE), { selector: ([name]) => name, maxLength: 12 });

describe('config vars that are exported', () => {
  it('come back exactly as they were, as shell lines and as JSON', () => {
    fc.assert(
      fc.property(VARS, fc.constantFrom('shell' as const, 'json' as const), (vars, form) => {
        const text = exportText(vars.map(([name, value]) => ({ name, value, secret: false })), form, false);
        expect(new Map([...readImport(text).vars].sort())).toEqual(new Map([...vars].sort()));
      }),
    );
  });

  it("are written as Heroku writes them, and tell no secret when they are masked", () => {
    const vars = [
      { name: 'WITH_SPACE', value: 'it\'s a "test" $x', secret: false },
      { name: 'MULTI', value: 'a\nb', secret: false },
      { name: 'API_KEY', value: 'sesame', secret: true },
    ];
    expect(exportText(vars, 'shell', false)).toBe(
      'API_KEY=sesame\nMULTI="a\\nb"\nWITH_SPACE="it\'s a \\"test\\" \\$x"\n',
    );
    const masked = exportText(vars, 'json', true);
    expect(masked).not.toContain('sesame');
    expect(JSON.parse(masked)).toMatchObject({ API_KEY: MASK, MULTI: 'a\nb' });
  });
});

describe('config vars that are imported', () => {
  it('keep the names of a flat JSON object, and leave out null', () => {
    expect([...readImport('{"lower": "a", "N": 1, "GONE": null}').vars]).toEqual([
      ['lower', 'a'],
      ['N', '1'],
    ]);
  });

  it('are left out, with a sentence, where Heroku would refuse their name', () => {
    const { vars, problems } = readImport('GOOD=1\nmy-var=2\nbroken line\n');
    expect([...vars.keys()]).toEqual(['GOOD']);
    expect(problems.join('\n')).toContain('`my-var` is left out.');
    expect(problems.join('\n')).toContain('`broken line` is left out.');
  });

  it('are compared with what there is', () => {
    const now = new Map([
      ['A', '1'],
      ['B', '2'],
      ['C', '3'],
    ]);
    const diff = diffImport(readImport('A=1\nB=two\nNEW=x\n').vars, now);
    expect(diff.map(({ name, kind, before }) => [name, kind, before])).toEqual([
      ['A', 'same', '1'],
      ['B', 'changed', '2'],
      ['NEW', 'added', null],
    ]);
  });
});

describe('the name of a config var', () => {
  it.each(['FOO', 'foo_1', '_x'])('can be %s', (name) => {
    expect(nameProblem(name)).toBeNull();
  });

  it.each(['', '1A', 'A-B', '__A', 'A B', 'Ä'])('cannot be "%s"', (name) => {
    expect(nameProblem(name)).toMatch(/\.$/);
  });
});
