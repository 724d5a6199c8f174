/** Endings that an editor or a file manager adds to a text, hidden where it hides those it knows. */
const TEXT_ENDINGS = /\.(?:txt|text|md|rtf|docx?|ya?ml|conf|sh)$/i;
/** Copies that editors leave. */
const BACKUP = /(?:~|\.bak|\.orig|\.sw[a-p])$/i;

/**
 * Finds the names that were probably meant to be this one: in other case, with an ending behind it, or with one character
 * mistyped, left out, added or swapped with its neighbour.
 */
export function nearNames(wanted: string, names: readonly string[]): string[] {
  return names.filter((name) => name !== wanted && !BACKUP.test(name) && isNear(wanted, name));
}

function isNear(wanted: string, name: string): boolean {
  const lower = wanted.toLowerCase();
  const plain = name.trim().toLowerCase();
  // `Procfile.dev` is another Procfile; `.env.example` is no env file.
  if (lower === 'procfile' && plain.startsWith('procfile.')) return true;
  return [plain, plain.replace(TEXT_ENDINGS, '')].some((candidate) => isOneSlipFrom(lower, candidate));
}

/** Tells whether two words are the same, or one slip of the fingers apart. */
function isOneSlipFrom(word: string, typed: string): boolean {
  if (Math.abs(word.length - typed.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === typed[start]) start++;
  const [rest, typedRest] = [word.slice(start), typed.slice(start)];
  if (rest === typedRest) return true;
  const isSwapped = rest[0] === typedRest[1] && rest[1] === typedRest[0] && rest.slice(2) === typedRest.slice(2);
  const isOtherCharacter = rest.slice(1) === typedRest.slice(1);
  return isSwapped || isOtherCharacter || rest.slice(1) === typedRest || rest === typedRest.slice(1);
}
