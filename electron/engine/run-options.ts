import type { ProcessListItem } from '../../shared/formation.ts';

/** What an exit nobody asked for leads to: a restart by the ladder, nothing, or the end of the whole app. */
export type OnExit = 'restart' | 'leave' | 'stop';

/** What `dynodeck local` was asked for: holds for this run and is never remembered. */
export interface RunOptions {
  /** Exactly these process types and quantities, ports by their place in the list; null: the formation. */
  processList: ProcessListItem[] | null;
  /** For every process type; null: what its owner set. */
  onExit: OnExit | null;
  shutdownGraceMs: number | null;
  /** Runs as `web` in a folder without a Procfile. */
  startCommand: string | null;
}
