import { type ColourDepth, paint } from '../../../shared/logs/heroku-colours.ts';
import { quoteForShell } from '../../../shared/env/quote.ts';
import { printable } from '../../../shared/text/printable.ts';
import type { ConfigVars } from './config-app.ts';

/** An app as Heroku names it: with its hexagon where there are colours. */
export function appLabel(name: string, depth: ColourDepth): string {
  const shown = printable(name);
  return depth === 'none' ? shown : paint(`⬢ ${shown}`, 'blue', depth);
}

/** The screen of `heroku config` (docs/heroku.md §6). */
export function configText(app: string, vars: ConfigVars, depth: ColourDepth): string {
  return `=== ${appLabel(app, depth)} Config Vars\n\n${objectText(vars, depth)}`;
}

/** Names and values in two columns; an empty line where there are none. */
export function objectText(vars: ConfigVars, depth: ColourDepth): string {
  const width = Math.max(0, ...[...vars.keys()].map((name) => name.length));
  const rows = [...vars].map(([name, value]) => {
    const gap = ' '.repeat(width - name.length + 1);
    return `${paint(name, 'pink', depth)}:${gap}${value === '' ? "''" : value}`;
  });
  return `${rows.join('\n')}\n`;
}

/** `heroku config --shell`, which can be given back with `config:import` or used as an env file. */
export function shellText(vars: ConfigVars): string {
  return [...vars].map(([name, value]) => `${quoteForShell(name, value)}\n`).join('');
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What a change takes away and what it brings, a line each, by name. */
export function diffText(before: ConfigVars, after: ConfigVars, depth: ColourDepth): string {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const lines = names.flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === now) return [];
    return [
      ...(old === undefined ? [] : [paint(`- ${quoteForShell(name, old)}`, 'red', depth)]),
      ...(now === undefined ? [] : [paint(`+ ${quoteForShell(name, now)}`, 'green', depth)]),
    ];
  });
  return `\nConfig Diff:\n${lines.join('\n')}\n\n`;
}
