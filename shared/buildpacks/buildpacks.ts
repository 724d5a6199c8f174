import type { FolderFacts } from './folder-facts.ts';
import { CLOJURE, GRADLE, JAVA, SCALA } from './jvm.ts';
import { type Language, herokus, nothing, ours } from './language.ts';
import { NODE } from './node.ts';
import { PYTHON } from './python.ts';
import type { Proposal } from '../manifests/setup.ts';

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

/** The folders in which tools of an app may be, whichever of its languages they belong to. */
export function toolFolders(facts: FolderFacts): string[] {
  const folders = LANGUAGES.flatMap((language) => {
    const { tools = [] } = language;
    return language.detects(facts) ? tools : tools.filter((folder) => folder !== ANY_FOLDER);
  });
  return [...new Set(folders)];
}

/**
 * Heroku sets RAILS_ENV; here it is often unset, and `-e` without a value would not start. The default types `console`
 * and `rake` are left out: they are for one-off dynos, and "Start all" would start them.
 */
const RAILS = 'bin/rails server -p ${PORT:-5000} -e ${RAILS_ENV:-development}';
const RACK = 'bundle exec rackup config.ru -p ${PORT:-5000}';

const RUBY: Language = {
  language: 'Ruby',
  buildpack: 'heroku/ruby',
  detects: (facts) => facts.has('Gemfile'),
  tools: ['bin', 'vendor/bundle/bin', 'vendor/bundle/ruby/*/bin'],
  propose(facts) {
    const gems = facts.text('Gemfile.lock') + facts.text('Gemfile');
    if (hasGem(gems, 'railties') || hasGem(gems, 'rails')) return herokus(RAILS, 'Rails in the Gemfile');
    if (facts.has('config.ru')) return herokus(RACK, 'config.ru');
    return nothing('Heroku has a default process type for Rails and Rack only.');
  },
};

/** A line of a Gemfile, or of a Gemfile.lock. */
function hasGem(text: string, name: string): boolean {
  // Blanks within a line only: over line ends, each blank line would be looked at from every one before it.
  return new RegExp(`^[ \\t]*(?:gem[ \\t]*\\(?[ \\t]*['"]${name}['"]|${name} \\()`, 'm').test(text);
}

const PHP_NOT_HERE = "Heroku's default, `heroku-php-apache2`, exists only there. This is PHP's own server.";

const PHP: Language = {
  language: 'PHP',
  buildpack: 'heroku/php',
  detects: (facts) => facts.has('composer.json', 'index.php'),
  propose(facts) {
    // With the package heroku/heroku-buildpack-php it is here as well.
    if (facts.has('vendor/bin/heroku-php-apache2')) return herokus('vendor/bin/heroku-php-apache2', 'vendor/bin');
    if (facts.has('artisan')) return ours('php artisan serve --host 0.0.0.0 --port $PORT', 'artisan', PHP_NOT_HERE);
    if (facts.has('public/index.php')) return ours('php -S 0.0.0.0:$PORT -t public', 'public/index.php', PHP_NOT_HERE);
    return ours('php -S 0.0.0.0:$PORT', facts.has('index.php') ? 'index.php' : 'composer.json', PHP_NOT_HERE);
  },
};

const GO_SIGNS = ['go.mod', 'Gopkg.lock', 'Godeps', 'vendor.json', 'glide.yaml'];
const GO_NO_DEFAULT = 'Heroku has no default process type for Go.';
const GO_IS_OURS = `${GO_NO_DEFAULT} This is ours.`;
const GO_COMMAND_NAME = /^[\w-]+$/;

const GO: Language = {
  language: 'Go',
  buildpack: 'heroku/go',
  detects: (facts) => facts.has(...GO_SIGNS) || facts.matching('src', /\.go$/).length > 0,
  tools: ['bin'],
  propose(facts) {
    if (/^package main\b/m.test(facts.text('main.go'))) return ours('go run .', 'main.go', GO_IS_OURS);
    const [command] = facts.matching('cmd', GO_COMMAND_NAME);
    if (command === undefined) return nothing(GO_NO_DEFAULT);
    return ours(`go run ./${command}`, command, GO_IS_OURS);
  },
};

const DOTNET_NO_DEFAULT = 'Heroku finds out what to run by building the project.';

const DOTNET: Language = {
  language: '.NET',
  buildpack: 'heroku/dotnet',
  detects: (facts) => facts.matching('', /\.(?:sln|csproj)$/).length > 0,
  propose(facts) {
    const [project] = facts.matching('', /^[\w.-]+\.csproj$/);
    if (project === undefined) return nothing(DOTNET_NO_DEFAULT);
    const command = `dotnet run --no-launch-profile --project ${project} -- --urls http://0.0.0.0:$PORT`;
    return ours(command, project, `${DOTNET_NO_DEFAULT} This is ours.`);
  },
};

/** Languages in the order in which Heroku tries them (docs/heroku.md §10): the first that detects an app is taken. */
const LANGUAGES: readonly Language[] = [RUBY, NODE, CLOJURE, PYTHON, JAVA, GRADLE, SCALA, PHP, GO, DOTNET];
