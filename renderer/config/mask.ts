/** Stands for a value that is not shown; its length tells nothing. */
export const MASK = '••••••••';
