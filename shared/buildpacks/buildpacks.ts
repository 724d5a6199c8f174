import { DOTNET } from './dotnet.ts';
import type { FolderFacts } from './folder-facts.ts';
import { GO } from './go.ts';
import { CLOJURE, GRADLE, JAVA, SCALA } from './jvm.ts';
import type { Language } from './language.ts';
import { NODE } from './node.ts';
import { PHP } from './php.ts';
import { PYTHON } from './python.ts';
import { RUBY } from './ruby.ts';
import type { Proposal } from '../manifests/setup.ts';

/** In the order in which Heroku tries them (docs/heroku.md §10): the first that detects an app is taken. */
const LANGUAGES: readonly Language[] = [RUBY, NODE, CLOJURE, PYTHON, JAVA, GRADLE, SCALA, PHP, GO, DOTNET];

/**
 * What Heroku would build a folder as, and run, if it had no Procfile. The first is Heroku's choice, the others are
 * languages it has as well.
 * @param chosen app.json's buildpacks: the last of them is the primary one, whatever is detected first
 */
export function proposeProcessTypes(facts: FolderFacts, chosen: readonly string[] = []): Proposal[] {
  const detected = LANGUAGES.filter((language) => language.detects(facts));
  const primary = detected.find(({ buildpack }) => buildpack === chosen.at(-1));
  const others = detected.filter((language) => language !== primary);
  return (primary === undefined ? others : [primary, ...others]).map((language) => ({
    language: language.language,
    buildpack: language.buildpack,
    ...language.propose(facts),
  }));
}

/** A folder of this name may hold anything: its programs are tools where the language is recognised. */
const ANY_FOLDER = 'bin';

/** Where the tools of an app may be, whichever of its languages they belong to: those of all of them are asked for. */
export function toolFolders(facts: FolderFacts): string[] {
  const folders = LANGUAGES.flatMap((language) => {
    const { tools = [] } = language;
    return language.detects(facts) ? tools : tools.filter((folder) => folder !== ANY_FOLDER);
  });
  return [...new Set(folders)];
}
