/** Microseconds since the epoch as a field for local times takes them, to the second; empty for null. */
export function toLocalInput(microseconds: number | null): string {
  if (microseconds === null) return '';
  const date = new Date(microseconds / 1000);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** The inverse of {@link toLocalInput}; null for what is no time. */
export function microsecondsOf(value: string): number | null {
  const time = new Date(value).getTime();
  return Number.isNaN(time) ? null : time * 1000;
}
