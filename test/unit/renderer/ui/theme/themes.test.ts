import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROCESS_TYPE_HUES } from '../../../../../shared/logs/process-type-colours.ts';
import { THEME_CHOICES, themeFor } from '../../../../../renderer/ui/theme/theme.ts';
import type { Theme } from '../../../../../renderer/ui/theme/theme.ts';
import { contrast, difference, VISIONS } from '../colour-difference.ts';

interface Limits {
  /** WCAG 2.2, 1.4.3 (AA) and 1.4.6 (AAA). */
  text: number;
  /** CIEDE2000 between any two process types, with any vision; 2 is what a trained eye just sees side by side. */
  hues: number;
  /** The same with ordinary vision: small marks and words in dark colours look more alike than that. */
  ordinaryHues: number;
}

/** WCAG 2.2, 1.4.11: the parts of controls. */
const CONTROL = 3;
const ANSI_COLOURS = 16;

const THEMES: readonly (readonly [Theme, Limits])[] = [
  ['light', { text: 4.5, hues: 12, ordinaryHues: 19 }],
  ['dark', { text: 4.5, hues: 12, ordinaryHues: 19 }],
  ['contrast-light', { text: 7, hues: 10, ordinaryHues: 14 }],
  ['contrast-dark', { text: 7, hues: 10, ordinaryHues: 14 }],
];

const SURFACES = ['background', 'surface', 'raised'];
const STATES = ['up', 'starting', 'crashed', 'down', 'complete'];

function css(file: string): string {
  return readFileSync(new URL(`../../../../../renderer/ui/theme/${file}`, import.meta.url), 'utf8');
}

function tokensOf(theme: Theme): Map<string, string> {
  const matches = css(`theme-${theme}.css`).matchAll(/--([\w-]+): ([^;]+);/g);
  return new Map([...matches].map(([, name = '', value = '']) => [name, value]));
}

const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
const ansi = numbered('ansi', ANSI_COLOURS);
const hues = numbered('hue', PROCESS_TYPE_HUES);

describe.each(THEMES)('the %s theme', (theme, limits) => {
  const tokens = tokensOf(theme);
  const colour = (name: string) => {
    const value = tokens.get(name) ?? '';
    if (!/^#[0-9a-f]{6}$/.test(value)) throw new Error(`--${name} is missing or not #rrggbb`);
    return value;
  };

  it('has the same tokens as all the others', () => {
    expect([...tokens.keys()]).toEqual([...tokensOf('light').keys()]);
  });

  it.each([...ansi, 'terminal-foreground'])('shows --%s readably on the terminal', (name) => {
    expect(contrast(colour(name), colour('terminal-background'))).toBeGreaterThanOrEqual(limits.text);
  });

  it.each(hues)('shows --%s readably as text in the log and on every surface', (name) => {
    for (const surface of ['terminal-background', ...SURFACES]) {
      expect(contrast(colour(name), colour(surface))).toBeGreaterThanOrEqual(4.5);
    }
  });

  const words = ['text', 'text-muted', 'text-faint', ...STATES, 'warning'];
  it.each(words)('shows --%s readably on every surface', (name) => {
    for (const surface of SURFACES) expect(contrast(colour(name), colour(surface))).toBeGreaterThanOrEqual(limits.text);
  });

  it('shows selected text in terminals readably', () => {
    expect(contrast(colour('terminal-foreground'), colour('terminal-selection'))).toBeGreaterThanOrEqual(limits.text);
  });

  it('shows the text of filled buttons readably', () => {
    for (const fill of ['accent', 'accent-hover']) {
      expect(contrast(colour('on-accent'), colour(fill))).toBeGreaterThanOrEqual(4.5);
    }
    for (const fill of ['danger', 'danger-hover']) {
      expect(contrast('#ffffff', colour(fill))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('shows banners readably', () => {
    for (const surface of ['danger-surface', 'warning-surface', 'info-surface']) {
      expect(contrast(colour('text'), colour(surface))).toBeGreaterThanOrEqual(limits.text);
    }
    expect(contrast(colour('warning'), colour('warning-surface'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('crashed'), colour('danger-surface'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['focus', 'border-strong'])('shows --%s apart from every surface', (name) => {
    for (const surface of SURFACES) expect(contrast(colour(name), colour(surface))).toBeGreaterThanOrEqual(CONTROL);
  });

  it.each(VISIONS)('tells all process types apart with %s vision', (vision) => {
    const pairs = hues.flatMap((one, index) => hues.slice(index + 1).map((other) => [one, other] as const));
    const least = vision === 'normal' ? limits.ordinaryHues : limits.hues;
    const alike = pairs.filter(([one, other]) => difference(colour(one), colour(other), vision) < least);
    expect(alike).toEqual([]);
  });
});

describe.each(['contrast-light', 'contrast-dark'] as const)('the %s theme', (theme) => {
  it('frames everything visibly', () => {
    const tokens = tokensOf(theme);
    for (const surface of SURFACES) {
      expect(contrast(tokens.get('border') ?? '', tokens.get(surface) ?? '')).toBeGreaterThanOrEqual(CONTROL);
    }
  });
});

describe('the theme that is shown', () => {
  it('is the system’s until another one is chosen', () => {
    expect(themeFor('system', { dark: false, contrast: false })).toBe('light');
    expect(themeFor('system', { dark: true, contrast: false })).toBe('dark');
    expect(themeFor('system', { dark: false, contrast: true })).toBe('contrast-light');
    expect(themeFor('system', { dark: true, contrast: true })).toBe('contrast-dark');
  });

  it('is the chosen one whatever the system says', () => {
    for (const { value } of THEME_CHOICES.slice(1)) {
      expect(themeFor(value, { dark: true, contrast: true })).toBe(value);
      expect(themeFor(value, { dark: false, contrast: false })).toBe(value);
    }
  });

  it('has the background of the dark theme before the page knows', () => {
    const [, early = ''] = /:not\(\[data-theme\]\) \{[^}]*--background: (#\w+)/.exec(css('tokens.css')) ?? [];
    expect(early).toBe(tokensOf('dark').get('background'));
  });
});

describe('the measure of differences', () => {
  it('gives what its authors published', () => {
    expect(difference('#000000', '#ffffff', 'normal')).toBeCloseTo(100, 1);
    expect(difference('#ff0000', '#00ff00', 'normal')).toBeCloseTo(86.61, 1);
    expect(difference('#808080', '#808080', 'tritanopia')).toBe(0);
    expect(difference('#ff0000', '#00ff00', 'deuteranopia')).toBeLessThan(86.61 / 2);
  });
});
