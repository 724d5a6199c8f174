import { readAppJsonEnv } from './app-json-env.ts';
import { readAppJsonFormation } from './app-json-formation.ts';
import type { Problem } from '../text/problem.ts';
import type { SetupVar } from './setup.ts';
import type { SetupQuantity } from '../dynos/formation.ts';
import { type Fields, SetupReader, TEXT } from './setup-reader.ts';

/** The parts of an app.json that mean something on a desktop. */
export interface AppJson {
  env: SetupVar[];
  /** By process type. */
  formation: Record<string, SetupQuantity>;
  /** `scripts.postdeploy` */
  postdeploy: string | null;
  /** Names (`heroku/nodejs`) and addresses, in order; the last one is the primary one. */
  buildpacks: string[];
  problems: Problem[];
}

/** All that Heroku's schema knows (docs/heroku.md §1.3); it refuses any other. */
const KEYS = [
  ...['name', 'description', 'keywords', 'website', 'repository', 'logo', 'success_url', 'scripts', 'env', 'formation'],
  ...['addons', 'buildpacks', 'environments', 'stack', 'image', '$schema'],
];
const SCRIPTS = ['postdeploy', 'pr-predestroy', 'test'];
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads an app.json (docs/heroku.md §1.3). Never throws: what cannot be used is a problem, and the rest is used.
 * `environments` is known and left alone: its overrides are for tests and review apps.
 * @param file its path, for the problems
 */
export function parseAppJson(text: string, file: string): AppJson {
  const reader = new SetupReader(file);
  const fields = parseFields(text, reader);
  reader.warnOfUnknown(fields, KEYS, []);
  const scripts = reader.fields(fields['scripts'], ['scripts']);
  reader.warnOfUnknown(scripts, SCRIPTS, ['scripts']);
  const postdeploy = reader.part(TEXT, scripts['postdeploy'], ['scripts', 'postdeploy'])?.trim();
  return {
    env: readAppJsonEnv(fields['env'], reader),
    formation: readAppJsonFormation(fields['formation'], reader),
    postdeploy: postdeploy === undefined || postdeploy === '' ? null : postdeploy,
    buildpacks: readBuildpacks(fields['buildpacks'], reader),
    problems: reader.problems.finish(),
  };
}

function parseFields(text: string, reader: SetupReader): Fields {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch (error) {
    // The parser's own message would quote the file, and with it perhaps somebody's secret.
    const line = errorLine(source, String(error));
    reader.problems.error(line, 'This is not valid JSON, so nothing of it is used: check quotes, commas and braces.');
    return {};
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Fields;
  reader.problems.error(null, 'This is JSON, but no object, so nothing of it is used: write `{ "env": { … } }`.');
  return {};
}

/** V8 says where it stopped for most mistakes. */
function errorLine(text: string, message: string): number | null {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  return message.includes('end of JSON') ? text.trimEnd().split('\n').length : null;
}

function readBuildpacks(value: unknown, reader: SetupReader): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    reader.error(['buildpacks'], 'must be a list such as `[{ "url": "heroku/nodejs" }]`: it is left out');
    return [];
  }
  return value.flatMap((item, index) => {
    const path = ['buildpacks', String(index)];
    return reader.part(TEXT, reader.fields(item, path)['url'], [...path, 'url']) ?? [];
  });
}
