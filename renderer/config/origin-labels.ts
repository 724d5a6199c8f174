import type { ConfigVarEntry, ConfigVarPlace } from '../../shared/config/config-entry.ts';
import { t } from '../../shared/text/i18n.ts';
import { listed } from '../ui/text/listed.ts';

/** `.env:3` */
export function originOf({ origin }: Pick<ConfigVarEntry, 'origin'>): string {
  return placeOf(origin);
}

/** `instead of .env:1 and the shell's`; null where nothing is hidden. */
export function shadowsOf({ shadows }: Pick<ConfigVarEntry, 'shadows'>): string | null {
  if (shadows.length === 0) return null;
  const places = shadows.map((place) => (place === 'shell' ? t("the shell's") : placeOf(place)));
  return t('instead of {places}', { places: listed(places) });
}

function placeOf({ file, line }: ConfigVarPlace): string {
  return line === null ? file : `${file}:${line}`;
}
