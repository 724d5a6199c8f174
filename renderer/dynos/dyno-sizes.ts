import { ask } from '../state/ask.ts';

const MIB_PER_GIB = 1024;

/** `512 MB`, `2.5 GB`; from mebibytes. */
export function quotaWords(quota: number): string {
  return quota < MIB_PER_GIB ? `${quota} MB` : `${quota / MIB_PER_GIB} GB`;
}

/** Gives the dynos of a process type another size. */
export function resize(app: string, type: string, size: string): void {
  // Adding none changes the size alone.
  void ask('formation.scale', { app, changes: [{ type, operator: '+', quantity: 0, size }] });
}
