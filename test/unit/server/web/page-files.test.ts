import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageInLanguage } from '../../../../electron/server/web/page-files.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../../renderer/index.html'));

describe('The page in another language', () => {
  it('says which one it is, and brings its words before its script', () => {
    const html = pageInLanguage(PAGE, { language: 'pt-BR', catalogue: { Close: 'Fechar' } }).toString();
    expect(html).toContain('<html lang="pt-BR">');
    const block = '<script type="application/json" id="words">{"Close":"Fechar"}</script>';
    expect(html.indexOf(block)).toBeGreaterThan(0);
    expect(html.indexOf(block)).toBeLessThan(html.indexOf('<body>'));
  });

  it('cannot be left by what a catalogue holds', () => {
    const catalogue = { Close: '</script><script>alert(1)</script><!--<script>', '$& $1': '$&' };
    const html = pageInLanguage(PAGE, { language: 'de', catalogue }).toString();
    const [, data = ''] = /id="words">([^<]*)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(data)).toEqual(catalogue);
  });
});
