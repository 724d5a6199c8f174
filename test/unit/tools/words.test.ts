import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, catalogueText } from '../../../electron/tools/words/catalogue-file.mjs';
import { englishCatalogue } from '../../../electron/tools/words/catalogue.mjs';
import { spokenAtLoad } from '../../../electron/tools/words/spoken-at-load.mjs';
import { untranslatable } from '../../../electron/tools/words/literals.mjs';

describe('The catalogue of words', () => {
  it('holds every text of the sources and no other (if not: npm run words)', () => {
    expect(readFileSync(CATALOGUE, 'utf8')).toBe(catalogueText(englishCatalogue()));
  });

  it('is asked for every text that the window shows', () => {
    expect(untranslatable(['renderer', 'electron/main'])).toEqual([]);
  });

  it('is not asked while modules are loaded where the language comes later: in the main process', () => {
    expect(spokenAtLoad(['electron/main'])).toEqual([]);
  });
});
