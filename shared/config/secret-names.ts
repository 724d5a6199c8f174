/** Whole words of names whose values are secrets. */
const SECRET_WORD = new RegExp(
  `(?:^|_)(?:${[
    'KEYS?|APIKEY|AUTH|PASS|PASSWD|PASSPHRASE|PWD|PIN|CREDENTIALS?|CREDS|PRIVATE|SALT|PEPPER|DSN|CERT|CERTIFICATE|PEM',
    'SIGNATURE|SIGNING|COOKIE|SESSION|JWT|OTP|MNEMONIC|WEBHOOK',
  ].join('|')})(?:_|\\d|$)`,
  'i',
);
/** Parts of names that mean nothing else: `SECRET_KEY_BASE`, `GITHUBTOKEN`, `dbpassword`. */
const SECRET_PART = /SECRET|TOKEN|PASSWORD|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY/i;
/** What is public by its name, though it holds one of these words. */
const PUBLIC = /(?:^|_)(?:PUBLIC|PUBLISHABLE)(?:_|$)|_(?:PATH|FILE|DIR|NAME|LENGTH|TTL|TIMEOUT|ALGORITHM|ENABLED)$/i;
/** `postgres://user:password@host`, which is how add-ons hand out their passwords. */
const PASSWORD_IN_URL = /^[a-z][a-z\d+.-]*:\/\/[^/?#\s@:]*:([^/?#\s]+)@/i;
/** Shorter values are words that stand in any log: `test`, `dev`, `12345`. */
const MIN_CHARACTERS = 6;
/** The most values that are looked for in one text: an app with more needs no config vars but a vault. */
const MAX_VALUES = 500;

/** Stands for a value that is not shown; its length tells nothing. */
export const SECRET_MASK = '••••••••';

/** Whether a config var is likely a secret: by its name, or as its value is a URL with a password in it. */
export function isSecret(name: string, value: string): boolean {
  if (PASSWORD_IN_URL.test(value)) return true;
  return !PUBLIC.test(name) && (SECRET_PART.test(name) || SECRET_WORD.test(name));
}

/**
 * The texts to look for where secrets must not be seen, longest first: values of secret-looking config vars, their
 * lines where they have several, and passwords in URLs. Only those of six characters and more: shorter ones would mask
 * ordinary words.
 */
export function secretTexts(vars: Iterable<readonly [name: string, value: string]>): string[] {
  const texts = new Set<string>();
  for (const [name, value] of vars) {
    if (!isSecret(name, value)) continue;
    for (const text of [value, ...value.split(/\r?\n/), ...passwordsIn(value)]) {
      const trimmed = text.trim();
      if (trimmed.length >= MIN_CHARACTERS) texts.add(trimmed);
    }
  }
  return [...texts].sort((a, b) => b.length - a.length).slice(0, MAX_VALUES);
}

function passwordsIn(value: string): string[] {
  const password = PASSWORD_IN_URL.exec(value)?.[1];
  if (password === undefined) return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/**
 * A text with the values of secret-looking config vars replaced by a mask: for exports, notifications and whatever else
 * leaves the app. Also finds them as JSON and HTML write them. A value that was changed by the program that printed it
 * (encoded, cut, wrapped) is not found.
 */
export function maskSecrets(text: string, vars: Iterable<readonly [name: string, value: string]>): string {
  return secretMask(vars)(text);
}

/** {@link maskSecrets} for many texts. */
export function secretMask(vars: Iterable<readonly [name: string, value: string]>): (text: string) => string {
  const found = new Set(secretTexts(vars).flatMap((secret) => [secret, inJson(secret), inHtml(secret)]));
  const texts = [...found].sort((a, b) => b.length - a.length);
  return (text) => texts.reduce((masked, secret) => masked.replaceAll(secret, SECRET_MASK), text);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
