/**
 * A line through values, as the path of an SVG of this size; empty for less than two values.
 * @param room how many values the whole width has room for: fewer stand at its right end
 * @param top the value at the upper edge
 */
export function sparkline(values: readonly number[], width: number, height: number, room: number, top: number): string {
  if (values.length < 2) return '';
  const step = width / (room - 1);
  const start = width - (values.length - 1) * step;
  const y = (value: number): number => height - (Math.min(value, top) / top) * height;
  return values
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${fixed(start + index * step)} ${fixed(y(value))}`)
    .join('');
}

function fixed(value: number): string {
  return value.toFixed(1);
}
