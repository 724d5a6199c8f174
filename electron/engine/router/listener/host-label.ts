/** Longest label of a host name (RFC 1035 §2.3.4). */
const MAX_LABEL = 63;
/** For a number that makes a label unique. */
const MAX_STEM = MAX_LABEL - 4;

/** The label of a host name that is nearest to an app's name, and not taken: letters, digits and hyphens. */
export function hostLabel(name: string, isTaken: (label: string) => boolean): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_STEM)
    .replace(/^-+|-+$/g, '');
  const stem = plain === '' ? 'app' : plain;
  let label = stem;
  for (let number = 2; isTaken(label); number++) label = `${stem}-${number}`;
  return label;
}
