import { WORDS_ELEMENT } from '../shared/desktop/channels.ts';
import { speak, type Catalogue } from '../shared/text/i18n.ts';

/**
 * The words that came with the page; none for English. The first import of main.tsx, and in one chunk with
 * shared/text/i18n.ts (electron.vite.config.ts): modules that keep their texts run after this one.
 */
const words = document.getElementById(WORDS_ELEMENT)?.textContent;
if (words) speak(document.documentElement.lang, JSON.parse(words) as Catalogue);
