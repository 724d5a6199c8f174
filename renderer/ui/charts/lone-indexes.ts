/** Indexes of values that have no value right before and none right after them. */
export function loneIndexes(values: ArrayLike<number | null | undefined>): number[] {
  const lone: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const [before, here, after] = [values[index - 1], values[index], values[index + 1]];
    if (isValue(here) && !isValue(before) && !isValue(after)) lone.push(index);
  }
  return lone;
}

function isValue(value: number | null | undefined): boolean {
  return value !== null && value !== undefined;
}
