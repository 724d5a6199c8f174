import { DYNODECK } from '../peers/runner.ts';
import { median } from '../measure/statistics.ts';
import type { PartReport, Unit, Verdict } from '../part.ts';

const DIGITS: Record<Unit, number> = { ms: 1, s: 2, MiB: 1, MB: 2, '%': 2, count: 0, ratio: 3 };

/** A table of medians; in brackets how many times Dynodeck's. */
export function formatReport({ title, units, samples, verdicts, notes }: PartReport): string {
  const figures = Object.keys(units);
  const header = ['', ...figures.map((figure) => `${figure} [${units[figure]}]`)];
  const own = samples[DYNODECK] ?? {};
  const rows = Object.entries(samples).map(([name, byFigure]) => [
    name,
    ...figures.map((figure) => {
      return formatCell(byFigure[figure], name === DYNODECK ? undefined : own[figure], units[figure]!);
    }),
  ]);
  const remarks = [...notes.map((note) => `· ${note}`), ...verdicts.map(describeVerdict)];
  return [title, ...formatTable([header, ...rows]), ...remarks].join('\n');
}

/** `met     ≤ 1.25 × script   1.10 ×`, the same way for every budget. */
export function describeVerdict({ budget, measured, met }: Verdict): string {
  return `${met ? 'met   ' : 'MISSED'} ${budget}: ${measured}`;
}

function formatCell(values: number[] | undefined, own: number[] | undefined, unit: Unit): string {
  if (values === undefined || values.length === 0) return '–';
  const value = median(values);
  const text = value.toFixed(DIGITS[unit]);
  if (unit === 'count' || own === undefined || own.length === 0 || median(own) === 0) return text;
  return `${text} (${(value / median(own)).toFixed(2)}×)`;
}

function formatTable(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  );
}
