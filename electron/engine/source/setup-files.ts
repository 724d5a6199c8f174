import { type AppJson, parseAppJson } from '../../../shared/manifests/app-json.ts';
import type { HerokuYml } from '../../../shared/manifests/heroku-yml.ts';
import type { Problem } from '../../../shared/text/problem.ts';
import type { Proposal } from '../../../shared/manifests/setup.ts';
import { readFolderFacts } from './read-folder-facts.ts';

export const APP_JSON = 'app.json';
export const HEROKU_YML = 'heroku.yml';
export const SETUP_FILES: readonly string[] = [APP_JSON, HEROKU_YML];

/** What app.json and heroku.yml say, as last read. */
export interface SetupFiles {
  appJson: AppJson | null;
  herokuYml: HerokuYml | null;
  /** Nothing says what to run, so the buildpacks are asked. */
  isProposing: boolean;
  /** Of the buildpacks. */
  proposals: Proposal[];
  problems: Problem[];
}

export const NO_SETUP: SetupFiles = { appJson: null, herokuYml: null, isProposing: false, proposals: [], problems: [] };

/** @param read gives a file's text, null when there is none; it collects the problems of reading itself */
export async function readSetupFiles(read: (file: string) => Promise<string | null>): Promise<SetupFiles> {
  const [appJson, herokuYml] = await Promise.all([read(APP_JSON), read(HEROKU_YML)]);
  const files = {
    appJson: appJson === null ? null : parseAppJson(appJson, APP_JSON),
    herokuYml: herokuYml === null ? null : await parsedHerokuYml(herokuYml),
  };
  const problems = [...(files.appJson?.problems ?? []), ...(files.herokuYml?.problems ?? [])];
  return { ...NO_SETUP, ...files, problems };
}

/** The reader of YAML takes longer to load than most apps to start, and few of them have the file. */
async function parsedHerokuYml(text: string): Promise<HerokuYml> {
  const { parseHerokuYml } = await import('../../../shared/manifests/heroku-yml.ts');
  return parseHerokuYml(text, HEROKU_YML);
}

/** Adds the proposals for a folder in which nothing says what to run. */
export async function withProposals(files: SetupFiles, folder: string): Promise<SetupFiles> {
  const { proposeProcessTypes } = await import('../../../shared/buildpacks/buildpacks.ts');
  const facts = await readFolderFacts(folder);
  return { ...files, isProposing: true, proposals: proposeProcessTypes(facts, files.appJson?.buildpacks) };
}
