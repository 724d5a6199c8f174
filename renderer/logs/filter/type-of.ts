/** The process type in a dyno's name: `web` of `web.1`; names without a number (`router`) are their own type. */
export function typeOf(dyno: string): string {
  return dyno.replace(/\.\d+$/, '');
}
