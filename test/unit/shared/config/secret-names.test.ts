import { describe, expect, it } from 'vitest';
import { isSecret, maskSecrets, SECRET_MASK } from '../../../../shared/config/secret-names.ts';

describe('isSecret', () => {
  it.each([
    'STRIPE_KEY', 'SECRET_KEY_BASE', 'API_TOKEN', 'DB_PASSWORD', 'dbpassword', 'AWS_SECRET_ACCESS_KEY',
    'GITHUBTOKEN', 'JWT_SECRET', 'PGPASSWORD', 'SENTRY_DSN', 'SSH_PRIVATE', 'RAILS_MASTER_KEY', 'SMTP_PASS',
    'API_KEY_2',
  ])('takes %s for a secret', (name) => {
    expect(isSecret(name, 'x')).toBe(true);
  });

  it.each(['PORT', 'RAILS_ENV', 'MONKEY', 'COMPASS_URL', 'KEY_PATH', 'STRIPE_PUBLISHABLE_KEY', 'TOKEN_TTL'])(
    'takes %s for none',
    (name) => {
      expect(isSecret(name, 'value')).toBe(false);
    },
  );

  it('looks for a password in a URL', () => {
    expect(isSecret('DATABASE_URL', 'postgres://u:p%40ss@h:5432/d')).toBe(true);
    expect(isSecret('REDIS_URL', 'redis://:abc@h')).toBe(true);
    expect(isSecret('SITE_URL', 'https://example.com:80/a@b')).toBe(false);
    expect(isSecret('SITE_URL', 'https://user@example.com/')).toBe(false);
  });
});

describe('maskSecrets', () => {
  const vars: [string, string][] = [
    ['API_TOKEN', 'tok_1234567'],
    ['LONGER_TOKEN', 'tok_1234567890'],
    ['SHORT_KEY', 'abc'],
    ['RAILS_ENV', 'development'],
    ['DATABASE_URL', 'postgres://u:hunter%3C22@h/d'],
    ['PEM_KEY', '-----BEGIN\nMIIabcdef\n-----END'],
    ['ODD_SECRET', 'a"<b>&c'],
  ];

  it.each([
    ['token tok_1234567, again tok_1234567', `token ${SECRET_MASK}, again ${SECRET_MASK}`],
    ['the longer one first: tok_1234567890', `the longer one first: ${SECRET_MASK}`],
    ['abc in development', 'abc in development'],
    ['connecting as hunter<22', `connecting as ${SECRET_MASK}`],
    ['url postgres://u:hunter%3C22@h/d', `url ${SECRET_MASK}`],
    ['  MIIabcdef', `  ${SECRET_MASK}`],
    ['{"message":"a\\"<b>&c"}', `{"message":"${SECRET_MASK}"}`],
    ['<b>a&quot;&lt;b&gt;&amp;c</b>', `<b>${SECRET_MASK}</b>`],
  ])('makes of %j what can be shown', (text, masked) => {
    expect(maskSecrets(text, vars)).toBe(masked);
  });
});
