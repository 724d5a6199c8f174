import * as v from 'valibot';
import { herokus, type Language, nothing, ours } from './language.ts';

const PackageSchema = v.object({
  scripts: v.optional(v.fallback(v.record(v.string(), v.unknown()), {}), {}),
  main: v.optional(v.fallback(v.nullable(v.string()), null), null),
});
const NO_START = 'Heroku would run `npm start`, but package.json has no "start" script.';
/** A name that a shell takes as it is. */
const PLAIN_PATH = /^[\w./-]+$/;

export const NODE: Language = {
  language: 'Node.js',
  buildpack: 'heroku/nodejs',
  detects: (facts) => facts.has('package.json'),
  tools: ['bin', 'node_modules/.bin'],
  propose(facts) {
    const manager = facts.has('yarn.lock') ? 'yarn' : 'npm';
    const { scripts, main } = readPackage(facts.text('package.json'));
    if (isScript(scripts['start'])) return herokus(`${manager} start`, '"start" of package.json');
    // npm's own default for a missing "start".
    if (facts.has('server.js')) return herokus('npm start', 'server.js, which `npm start` runs');
    if (isScript(scripts['dev'])) {
      return ours(`${manager} run dev`, '"dev" of package.json', `${NO_START} This is "dev".`);
    }
    if (main !== null && PLAIN_PATH.test(main)) {
      return ours(`node ${main}`, '"main" of package.json', `${NO_START} This is its "main".`);
    }
    return nothing(NO_START);
  },
};

function isScript(script: unknown): boolean {
  return typeof script === 'string' && script.trim() !== '';
}

function readPackage(text: string): v.InferOutput<typeof PackageSchema> {
  try {
    return v.parse(PackageSchema, JSON.parse(text));
  } catch {
    return { scripts: {}, main: null };
  }
}
