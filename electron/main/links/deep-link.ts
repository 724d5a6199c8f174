import { t } from '../../../shared/text/i18n.ts';

/** What a `dynodeck:` link asks for, or a sentence about why it is not followed. */
export type DeepLink = { folder: string } | { problem: string };

/** In characters: the longest path of Linux, written with escapes, would be more, but no honest link is. */
const MAX_LINK = 4096;
/** In characters: the question shows all of it, and its buttons must stay on the screen. */
const MAX_FOLDER = 1024;

/** Whether an argument of a program start is a link, however bad. */
export function isDeepLink(argument: string): boolean {
  return /^dynodeck:/i.test(argument);
}

/**
 * Reads `dynodeck://open?folder=FOLDER`, which anybody may have written: a page, a mail, a terminal's output. Only an
 * absolute folder of this computer, written plainly, is taken; whether it exists is for the caller to see.
 */
export function parseDeepLink(link: string, platform: NodeJS.Platform): DeepLink {
  if (link.length > MAX_LINK) return refuse(t('it is too long'));
  // URL would quietly drop line breaks and tabs.
  if (HIDDEN.test(link)) return refuse(t('it holds control characters'));
  if (!URL.canParse(link)) return refuse(t('it is no address'));
  const url = new URL(link);
  if (url.protocol !== 'dynodeck:') return refuse(t('it is no Dynodeck link'));
  if (url.host !== 'open' || !/^\/?$/.test(url.pathname)) return refuse(t('links can open a folder, and nothing else'));
  if (url.username !== '' || url.password !== '' || url.hash !== '') return refuse(t('it holds more than a folder'));
  const names = [...url.searchParams.keys()];
  if (names.length !== 1 || names[0] !== 'folder') return refuse(t('it must name one folder, and nothing else'));
  return plainFolder(url.searchParams.get('folder') ?? '', platform);
}

/** Control characters, and those that change how the text around them is shown. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;

/** Blanks that push what follows out of sight, and what has become of bytes that are no UTF-8. */
const UNPLAIN = /[^\S ]| {3}|\ufffd/u;

function plainFolder(folder: string, platform: NodeJS.Platform): DeepLink {
  if (folder.length > MAX_FOLDER) return refuse(t('its folder is too long'));
  if (HIDDEN.test(folder) || UNPLAIN.test(folder)) return refuse(t('its folder cannot be shown as it is'));
  if (/^[\\/]{2}/.test(folder)) return refuse(t('its folder is on another computer'));
  const isAbsolute = platform === 'win32' ? /^[A-Za-z]:[\\/]/.test(folder) : folder.startsWith('/');
  if (!isAbsolute) return refuse(t('its folder is not a full path on this computer'));
  // A colon further on names a stream within a file.
  if (platform === 'win32' && folder.indexOf(':', 2) !== -1) return refuse(t('its folder is no plain path'));
  if (folder.split(/[\\/]/).some((part) => /^\.\.?$/.test(part))) return refuse(t('its folder leads through “..”'));
  return { folder };
}

function refuse(reason: string): DeepLink {
  return { problem: t('A link to Dynodeck was not followed: {reason}.', { reason }) };
}
