import type { Proposal } from '../manifests/setup.ts';
import type { FolderFacts } from './folder-facts.ts';

/** One of Heroku's buildpacks: what it detects, and what it runs where there is no Procfile. */
export interface Language {
  language: string;
  /** `heroku/nodejs` */
  buildpack: string;
  detects(facts: FolderFacts): boolean;
  /** Folders of an app whose programs its commands find; `*` is any one folder. Absent: none. */
  tools?: readonly string[];
  propose(facts: FolderFacts): ProposedTypes;
}

export type ProposedTypes = Pick<Proposal, 'types' | 'note'>;

/** Heroku's own default. */
export function herokus(command: string, origin: string): ProposedTypes {
  return { types: [{ name: 'web', command, origin }], note: null };
}

/** Ours, where Heroku has none. @param note says why */
export function ours(command: string, origin: string, note: string): ProposedTypes {
  return { types: [{ name: 'web', command, origin }], note };
}

export function nothing(note: string): ProposedTypes {
  return { types: [], note };
}
