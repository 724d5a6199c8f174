import { herokus, type Language, ours } from './language.ts';

const NOT_HERE = "Heroku's default, `heroku-php-apache2`, exists only there. This is PHP's own server.";

export const PHP: Language = {
  language: 'PHP',
  buildpack: 'heroku/php',
  detects: (facts) => facts.has('composer.json', 'index.php'),
  propose(facts) {
    // With the package heroku/heroku-buildpack-php it is here as well.
    if (facts.has('vendor/bin/heroku-php-apache2')) return herokus('vendor/bin/heroku-php-apache2', 'vendor/bin');
    if (facts.has('artisan')) return ours('php artisan serve --host 0.0.0.0 --port $PORT', 'artisan', NOT_HERE);
    if (facts.has('public/index.php')) return ours('php -S 0.0.0.0:$PORT -t public', 'public/index.php', NOT_HERE);
    return ours('php -S 0.0.0.0:$PORT', facts.has('index.php') ? 'index.php' : 'composer.json', NOT_HERE);
  },
};
