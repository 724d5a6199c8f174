import { t } from '../../../shared/text/i18n.ts';
import { saveFile } from '../../ui/state/save-file.ts';
import { notify } from '../../ui/state/notices.ts';
import type { DynoTerminal } from '../xterm/dyno-terminal.ts';

/** Puts all that a terminal holds on the clipboard; a failure becomes a notice. */
export function copyAll({ text }: DynoTerminal): void {
  navigator.clipboard.writeText(text).catch(() => notify(t('Not copied: this page may not use the clipboard.')));
}

/** Types what is on the clipboard; a failure becomes a notice. */
export function paste(terminal: DynoTerminal): void {
  terminal.paste().catch(() => notify(t('This page may not read the clipboard. Paste with the keyboard instead.')));
}

/** Offers all that a terminal holds as a file. */
export function saveOutput({ dyno, text }: DynoTerminal): void {
  saveFile(`${dyno}.txt`, 'text/plain;charset=utf-8', [text]);
}
