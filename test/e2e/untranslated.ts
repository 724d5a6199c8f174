/** Which texts on screen are not from the catalogue, when the window speaks a language of accents only. */
import type { Page } from '@playwright/test';

/** What is not ours to translate, by where it stands. */
const FOREIGN = [
  // What programs print, in terminals and in the log.
  '.xterm',
  '.log-row',
  '[aria-label^="log line"]',
  // Commands, values and names, as they are written in files and typed into shells; keys as they are labelled.
  'code',
  'kbd',
  'samp',
  'pre',
].join(', ');

/** What is not ours to translate, by what it looks like. */
const NAMES: readonly RegExp[] = [
  // Dynos, and types and apps of the test.
  /\b[a-z]+\.\d+\b/g,
  /\b(?:web|worker|clock|release|sample)\b/g,
  // Commands, and Heroku's sizes of dynos.
  /\b(?:bash|node [a-z]+\.mjs)\b/g,
  /\b(?:Eco|Basic|(?:Standard|Performance)-[A-Z0-9]+(?:-RAM)?)\b/g,
  // Paths and addresses.
  /\S*\/\S*/g,
  // Versions of releases; numbers with their unit.
  /\bv\d+\b/g,
  /[\d.,]+\s?(?:ms|s|min|h|d|B|kB|KB|MB|GB|KiB|MiB|GiB|M|K|rps|px)(?![a-z])/g,
  // Keys.
  /\b(?:Ctrl|Shift|Alt|Esc|Enter|Super|F\d+)\b/g,
  // Codes and names of Heroku's, signals, formats, and what the engine writes in capitals.
  /\b[HRL]\d\d\b/g,
  /\bSIG[A-Z]+\b/g,
  /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g,
];

const UNTRANSLATED = /[A-Za-z]{2,}/;

export interface ShownText {
  /** What shows it: `text of button`, `aria-label of nav`. */
  where: string;
  text: string;
}

/** Every text that can be seen or is read out now, those of programs left out. */
function shownTexts(window: Page): Promise<ShownText[]> {
  return window.evaluate((foreign) => {
    const attributes = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt'];
    const found: { where: string; text: string }[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (!element.checkVisibility() || element.closest(foreign) || element.matches('script, style')) continue;
      const name = `${element.localName}${element.role ? `[${element.role}]` : ''}`;
      for (const node of element.childNodes) {
        if (node instanceof Text) found.push({ where: `text of ${name}`, text: node.data.trim() });
      }
      for (const attribute of attributes) {
        const text = element.getAttribute(attribute);
        if (text !== null) found.push({ where: `${attribute} of ${name}`, text });
      }
    }
    return found;
  }, FOREIGN);
}

/** Whether a text has words that are neither from the catalogue nor names. */
export function isUntranslated(text: string): boolean {
  return UNTRANSLATED.test(NAMES.reduce((rest, name) => rest.replaceAll(name, ''), text));
}

/** A line for each text on screen that no translator gets to see. */
export async function untranslated(window: Page): Promise<string[]> {
  const texts = await shownTexts(window);
  return texts.filter(({ text }) => isUntranslated(text)).map(({ where, text }) => `${where}: ${text.replaceAll(/\s+/g, ' ')}`);
}
