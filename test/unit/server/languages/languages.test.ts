import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cataloguesOf, Languages } from '../../../../electron/server/languages/languages.ts';

let folder: string;
let complaints: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dynodeck-words-'));
  complaints = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function languages(file: string | null = null, from = folder): Languages {
  return new Languages({ folder: from, file, complain: (line) => complaints.push(line) });
}

describe('The languages of the window', () => {
  it('are the catalogues of the folder, without English', () => {
    for (const name of ['de.json', 'pt-BR.json', 'en.json', 'en-GB.json', 'de.txt', 'not a tag.json']) put(name, {});
    expect(languages().available).toEqual(['de', 'pt-BR']);
  });

  it('are none where there is no folder', () => {
    const none = languages(null, join(folder, 'gone'));
    expect(none.available).toEqual([]);
    expect(none.wordsFor(['de'])).toBeNull();
  });

  it('give the words of the one that is wanted', () => {
    put('de.json', { Close: 'Schließen', '{n} dynos': { one: 'Ein Dyno', other: '{n} Dynos' } });
    expect(languages().wordsFor(['de-AT', 'en'])).toEqual({
      language: 'de',
      catalogue: { Close: 'Schließen', '{n} dynos': { one: 'Ein Dyno', other: '{n} Dynos' } },
    });
    expect(languages().wordsFor(['en-US', 'de'])).toBeNull();
    expect(complaints).toEqual([]);
  });

  it('are put aside for the file of a translator, whatever is wanted', () => {
    put('de.json', { Close: 'Schließen' });
    mkdirSync(join(folder, 'mine'));
    const file = put('mine/fr.json', { Close: 'Fermer' });
    expect(languages(file).wordsFor(['en'])).toEqual({ language: 'fr', catalogue: { Close: 'Fermer' } });
    const draft = put('my words.json', { Close: 'X' });
    expect(languages(draft).wordsFor(['de'])?.language).toBe('und');
  });
});

describe('A translator', () => {
  it('names a file or a folder of catalogues; else there is the folder that was installed', () => {
    const file = put('de.json', {});
    expect(cataloguesOf('/words', {})).toEqual({ folder: '/words', file: null });
    expect(cataloguesOf('/words', { DYNODECK_WORDS: '' })).toEqual({ folder: '/words', file: null });
    expect(cataloguesOf('/words', { DYNODECK_WORDS: file })).toEqual({ folder: '/words', file });
    expect(cataloguesOf('/words', { DYNODECK_WORDS: folder })).toEqual({ folder, file: null });
  });
});

describe('A catalogue', () => {
  it('is used without what is wrong in it, which is said in one line', () => {
    put('de.json', {
      Close: 'Schließen',
      Open: '',
      Stop: 1,
      Start: { one: 'x', sometimes: 'y' },
      'Close {app}': 'Schließe {App}',
      'Open {app}': 'Öffne',
      '{n} lines': { one: '{x} Zeile', other: '{n} Zeilen' },
      Kill: ['x'],
    });
    expect(languages().wordsFor(['de'])?.catalogue).toEqual({ Close: 'Schließen' });
    expect(complaints).toEqual([expect.stringMatching(/de\.json stays English: 6 in all, the first “Stop”$/)]);
  });

  it('that cannot be read is complained about once, and English stays', () => {
    for (const [name, content] of Object.entries({ 'de.json': '{"a"', 'fr.json': '[]', 'it.json': '"x"' }))
      put(name, content);
    put('es.json', ' '.repeat(2 * 1024 * 1024));
    mkdirSync(join(folder, 'nl.json'));
    const all = languages();
    for (const tag of ['de', 'fr', 'it', 'es', 'nl', 'de']) expect([tag, all.wordsFor([tag])]).toEqual([tag, null]);
    expect(complaints).toHaveLength(5);
    expect(languages(join(folder, 'gone.json')).wordsFor(['de'])).toBeNull();
  });

  it('keeps to its own keys', () => {
    put('de.json', '{"__proto__":{"other":"x"},"constructor":"Erbauer","Close":"Zu"}');
    const catalogue = languages().wordsFor(['de'])?.catalogue ?? {};
    expect(Object.getPrototypeOf(catalogue)).toBe(Object.prototype);
    expect(catalogue['Close']).toBe('Zu');
  });
});
