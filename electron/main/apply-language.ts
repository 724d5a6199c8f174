import { app } from 'electron';
import { speak } from '../../shared/text/i18n.ts';
import type { Languages, Words } from '../server/languages/languages.ts';

/**
 * Makes this process speak the language chosen in the preferences, or the system's.
 * @param choice `system`, or a tag
 * @returns its words; null: English
 */
export function speakChosen(languages: Languages, choice: string): Words | null {
  const wanted = choice === 'system' ? app.getPreferredSystemLanguages() : [choice];
  const words = languages.wordsFor(wanted);
  if (words !== null) speak(words.language, words.catalogue);
  return words;
}
