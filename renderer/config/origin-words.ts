import type { ConfigVarEntry, ConfigVarPlace } from '../../shared/config-entry.ts';

/** `.env:3` */
export function originOf({ origin }: Pick<ConfigVarEntry, 'origin'>): string {
  return placeOf(origin);
}

/** `instead of .env:1 and the shell's`; null where nothing is hidden. */
export function shadowsOf({ shadows }: Pick<ConfigVarEntry, 'shadows'>): string | null {
  if (shadows.length === 0) return null;
  const places = shadows.map((place) => (place === 'shell' ? "the shell's" : placeOf(place)));
  const last = places.pop()!;
  return `instead of ${places.length === 0 ? last : `${places.join(', ')} and ${last}`}`;
}

function placeOf({ file, line }: ConfigVarPlace): string {
  return line === null ? file : `${file}:${line}`;
}
