import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** WCAG 2.2 AA for text (1.4.3) and for the parts of controls (1.4.11). */
const TEXT = 4.5;
const CONTROL = 3;

const css = readFileSync(new URL('../../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const themes = { light: colours(light), dark: colours(dark) };

function colours(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

/** WCAG 2 relative luminance of a #rrggbb colour. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe.each(Object.entries(themes))('the %s theme', (_, theme) => {
  const colour = (name: string) => {
    const value = theme.get(name);
    if (value === undefined) throw new Error(`--${name} is missing or not #rrggbb`);
    return value;
  };
  const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  const states = ['up', 'starting', 'crashed', 'down', 'complete'];
  const surfaces = ['background', 'surface', 'raised'];

  it.each([...numbered('ansi', 16), 'terminal-foreground', ...numbered('hue', 8)])(
    'shows --%s readably on the terminal',
    (name) => {
      expect(contrast(colour(name), colour('terminal-background'))).toBeGreaterThanOrEqual(TEXT);
    },
  );

  it.each(['text', 'text-muted', 'text-faint', ...states, 'warning'])('shows --%s readably on every surface', (name) => {
    for (const surface of surfaces) expect(contrast(colour(name), colour(surface))).toBeGreaterThanOrEqual(TEXT);
  });

  it('shows the text of filled buttons readably', () => {
    for (const fill of ['accent', 'accent-hover', 'danger', 'danger-hover']) {
      expect(contrast(colour('on-accent'), colour(fill))).toBeGreaterThanOrEqual(TEXT);
    }
  });

  it('shows banners readably', () => {
    for (const surface of ['danger-surface', 'warning-surface', 'info-surface']) {
      expect(contrast(colour('text'), colour(surface))).toBeGreaterThanOrEqual(TEXT);
    }
    expect(contrast(colour('warning'), colour('warning-surface'))).toBeGreaterThanOrEqual(TEXT);
  });

  it.each(['focus', 'border-strong'])('shows --%s apart from every surface', (name) => {
    for (const surface of surfaces) expect(contrast(colour(name), colour(surface))).toBeGreaterThanOrEqual(CONTROL);
  });

  it('gives every process type a hue of its own', () => {
    expect(new Set(numbered('hue', 8).map(colour)).size).toBe(8);
  });
});
