import { describe, expect, test } from 'vitest';
import { type TerminalSize, ViewSizes } from '../../../../electron/engine/terminal/view-sizes.ts';

const [window, page, shell] = [{ name: 'window' }, { name: 'page' }, { name: 'shell' }];
const size = (columns: number): TerminalSize => ({ columns, rows: 30 });

function watched(): { sizes: ViewSizes; widths: number[] } {
  const widths: number[] = [];
  return { sizes: new ViewSizes(({ columns }) => widths.push(columns)), widths };
}

describe('The size of a terminal', () => {
  test('is 80 by 24 before anybody looks', () => {
    expect(watched().sizes.current).toEqual({ columns: 80, rows: 24 });
  });

  test('is that of the view whose size was set last', () => {
    const { sizes, widths } = watched();
    expect(sizes.set(window, size(120))).toBe(true);
    expect(sizes.set(shell, size(90))).toBe(true);
    expect(sizes.set(window, size(110))).toBe(true);
    expect(widths).toEqual([120, 90, 110]);
  });

  test('goes back to that of the view before when the last one leaves, in whatever order they leave', () => {
    const { sizes, widths } = watched();
    for (const [view, columns] of [[window, 120], [page, 100], [shell, 60]] as const) sizes.set(view, size(columns));
    expect(sizes.leave(page)).toBe(false);
    expect(sizes.leave(shell)).toBe(true);
    expect(sizes.leave(shell)).toBe(false);
    expect(widths.at(-1)).toBe(120);
  });

  test('stays what it is when all have left', () => {
    const { sizes } = watched();
    sizes.set(window, size(120));
    expect(sizes.leave(window)).toBe(false);
    expect(sizes.current).toEqual(size(120));
  });

  test('is that of the lines while no view shows it', () => {
    const { sizes, widths } = watched();
    sizes.setForLines(size(133));
    sizes.set(shell, size(60));
    expect(sizes.setForLines(size(140))).toBe(false);
    sizes.leave(shell);
    expect(widths).toEqual([133, 60, 140]);
  });
});
