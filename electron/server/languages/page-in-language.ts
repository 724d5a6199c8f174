import { WORDS_ELEMENT } from '../../../shared/desktop/channels.ts';
import type { Words } from './languages.ts';

/**
 * The page's HTML in another language: marked as such, and with the catalogue as a block of data, so that its script
 * has the words before anything else of it runs (renderer/words.ts).
 */
export function pageInLanguage(html: Buffer, { language, catalogue }: Words): Buffer<ArrayBuffer> {
  // Nothing in a catalogue may end the block.
  const data = JSON.stringify(catalogue).replaceAll('<', '\\u003c');
  const block = `<script type="application/json" id="${WORDS_ELEMENT}">${data}</script>`;
  const page = html
    .toString('utf8')
    .replace(/(<html lang=")[^"]*/, (_match, start: string) => `${start}${language}`)
    // A function, since `$` in a text would mean something.
    .replace('</head>', () => `${block}</head>`);
  return Buffer.from(page);
}
