import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rawDistances, rawDistancesOf } from '../../tools/style-tokens.mjs';

const RENDERER = join(import.meta.dirname, '../../../renderer');
const SCALE = new Set([4, 8]);

const sheets = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => join(RENDERER, file));

const texts = (css: string): string[] => rawDistancesOf(css, SCALE).map(({ text }) => text);

describe('the style sheets of the window', () => {
  it('name every distance, size, layer and duration by its token', () => {
    expect(sheets.length).toBeGreaterThan(50);
    expect(rawDistances(sheets)).toEqual([]);
  });
});

describe('the check of style sheets', () => {
  it.each([
    'padding: 0 8px',
    'padding-left: 2px',
    'margin: calc(-1 * 4px)',
    'row-gap: 6px',
    'scroll-padding: 32px 0 var(--space-2)',
    'font-size: 12px',
    'font: 12px / var(--line-body) var(--font-mono)',
    'font: var(--size-body) / 18px var(--font-mono)',
    'line-height: 1.5em',
    'border-radius: 3px',
    'border-top-right-radius: 4px',
    'z-index: 1',
    'z-index: -1',
    'transition: opacity 90ms var(--ease)',
    'animation: turn 1.1s linear infinite',
    'animation-delay: 1s',
    'top: 8px',
    'inset: auto 4px',
  ])('finds %s', (text) => {
    expect(texts(`.row {\n  ${text};\n}`)).toEqual([text]);
    expect(texts(`.row{${text}}`)).toEqual([text]);
  });

  it.each([
    'padding: 0 var(--space-2)',
    'padding-left: calc(var(--space-3) - 1px)',
    'margin: -1px',
    'margin-left: 1ch',
    'font-size: 0',
    'line-height: 1.5',
    'border-radius: 50%',
    'border-bottom: 2px solid var(--border)',
    'z-index: var(--layer-menu)',
    'transition-duration: 0ms !important',
    'animation-duration: 1ms !important',
    'top: 7px',
    'top: 12vh',
    'width: 8px',
    'grid-template-columns: 12px 1fr',
    'transform: translateX(4px)',
    '--columns: 92px 50px',
    "content: 'gap: 8px;'",
  ])('leaves %s alone', (text) => {
    expect(texts(`.row {\n  ${text};\n}`)).toEqual([]);
  });

  it('says in which line a value stands, below comments and within a query', () => {
    const css = '/* padding: 8px;\n */\n@container panel (width < 620px) {\n  .row:hover {\n    gap:\n      8px;\n  }\n}\n';
    expect(rawDistancesOf(css)).toEqual([{ line: 5, text: 'gap: 8px' }]);
  });
});
