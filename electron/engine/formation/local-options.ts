import type { OnExit } from '../../../shared/dynos/dyno.ts';
import type { TerminalVariables } from '../../../shared/contract/fields.ts';
import type { TerminalSize } from '../terminal/view-sizes.ts';
import type { ProcessListItem } from '../../../shared/dynos/formation.ts';

/** What `dynodeck local` was asked for: holds for this run and is never remembered. */
export interface LocalOptions {
  /** Exactly these process types, quantities and sizes, ports by their place in the list; null: the formation. */
  processList: ProcessListItem[] | null;
  /** For every process type; null: what its owner set. */
  onExit: OnExit | null;
  shutdownGraceMs: number | null;
  /** Runs as `web` in a folder without a Procfile. */
  startCommand: string | null;
  /** The shell of commands, a name or an absolute path; null: what its owner set. */
  shell: string | null;
  profiles: boolean | null;
  /** The terminal on which its log is shown; null: none, or one that nothing is known of. */
  terminal: { size: TerminalSize; variables: TerminalVariables } | null;
}

/** A run by what is remembered of the app. */
export const PLAIN_RUN: LocalOptions = {
  processList: null,
  onExit: null,
  shutdownGraceMs: null,
  startCommand: null,
  shell: null,
  profiles: null,
  terminal: null,
};
