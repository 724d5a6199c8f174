import { herokus, type Language, nothing } from './language.ts';

/**
 * Heroku sets RAILS_ENV; here it is often unset, and `-e` without a value would not start. The default types `console`
 * and `rake` are left out: they are for one-off dynos, and "Start all" would start them.
 */
const RAILS = 'bin/rails server -p ${PORT:-5000} -e ${RAILS_ENV:-development}';
const RACK = 'bundle exec rackup config.ru -p ${PORT:-5000}';

export const RUBY: Language = {
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
  return new RegExp(`^\\s*(?:gem\\s*\\(?\\s*['"]${name}['"]|${name} \\()`, 'm').test(text);
}
