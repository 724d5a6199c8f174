/** Heroku's Platform API: `^[-\w]{1,128}$` (docs/heroku.md §1.1). */
const PROCESS_TYPE = /^[-\w]{1,128}$/;

export function isProcessTypeName(name: string): boolean {
  return PROCESS_TYPE.test(name);
}
