/** Which texts on screen are not from the catalogue, when the window speaks a language of accents only. */
import { userInfo } from 'node:os';
import type { Page } from '@playwright/test';

/** What is not ours to translate, by where it stands. */
const FOREIGN = [
  // What programs print, in terminals and in the log.
  '.xterm',
  '.log-row',
  // What happened to a dyno, in the words that the engine keeps it in.
  '[data-tone] > time ~ span:last-child',
  // Commands, values and names, as they are written in files and typed into shells; keys as they are labelled.
  'code',
  'kbd',
  'samp',
  'pre',
].join(', ');

/** What is not ours to translate, by what it looks like. */
const NAMES: readonly RegExp[] = [
  // What a release is about, as its ledger keeps it; its number.
  /\bInitial release\b|\bv\d+\b/g,
  // Commands, files and config vars of the test, how such are written, and who made its releases.
  /^NAME=value\s+\{"NAME": "value"\}$/g,
  /\bnode [a-z]+\.mjs\b|\bbash\b|\bexit 3\b/g,
  /\bProcfile\b|\.env\b/g,
  /\bGREETING\b|\bFOO\b|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g,
  /\S+@\S+/g,
  new RegExp(userInfo().username, 'g'),
  // Dynos, their types and their sizes; the app.
  /\b[a-z]+\.\d+\b/g,
  /\b(?:web|worker|clock|broken|release|sample)\b/g,
  /\b(?:Eco|Basic|(?:Standard|Performance)-[A-Z0-9]+(?:-RAM)?)\b/g,
  // Paths and addresses.
  /\S*\/\S*/g,
  // Levels and codes, as they are in the log; signals.
  /^(?:error|warn|info|debug)$|\b[HRL]\d\d\b|\bSIG[A-Z]+\b/g,
  // Numbers with their unit; times, whose words are the system's.
  /[\d.,]+\s?(?:ms|s|min|m|h|d|B|kB|KB|MB|GB|KiB|MiB|GiB|M|K|rps|px)(?![a-z])/g,
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d)|\b[AP]M\b/g,
  // Keys.
  /\b(?:Ctrl|Shift|Alt|Esc|Enter|Super|F\d+)\b/g,
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
    const attributes = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'title',
      'placeholder',
      'alt',
    ];
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
  return texts
    .filter(({ text }) => isUntranslated(text))
    .map(({ where, text }) => `${where}: ${text.replaceAll(/\s+/g, ' ')}`);
}
