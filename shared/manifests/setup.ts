import type { SetupQuantity } from '../dynos/formation.ts';

/** What app.json, heroku.yml and the buildpacks' rules propose for a folder (docs/heroku.md §1.2, §1.3, §10). */

export interface SetupVar {
  name: string;
  description: string | null;
  required: boolean;
  /** The default of app.json; null when there is none. */
  value: string | null;
  /** A random secret is made when no value is given. */
  generated: boolean;
}

export interface ProposedType {
  name: string;
  command: string;
  /** Where it comes from, in a few words: `"start" of package.json`. */
  origin: string;
}

export interface Proposal {
  /** `Node.js` */
  language: string;
  /** `heroku/nodejs` */
  buildpack: string;
  /** Heroku's default process types, or ours where it has none that run here; empty when nobody knows of any. */
  types: ProposedType[];
  /** A sentence that says so where they are not Heroku's own. */
  note: string | null;
}

export interface SetupSnapshot {
  /**
   * Of app.json's `env`, and of `setup.config` in heroku.yml: vars that no env file gives yet. Those that are required
   * or have a default or generator.
   */
  vars: SetupVar[];
  /** Process type → quantity and size, where the developer has set none yet; null: app.json has no formation. */
  formation: Record<string, SetupQuantity> | null;
  /** `scripts.postdeploy`, until it was run or dismissed; null: none. */
  postdeploy: string | null;
  /** In a folder without a Procfile and without `run` in heroku.yml. The first is what Heroku would take. */
  proposals: Proposal[];
  /** Its owner has said "not now". */
  dismissed: boolean;
}
