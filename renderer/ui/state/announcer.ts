import { createStore } from 'zustand/vanilla';
import { t, tn } from '../../../shared/text/i18n.ts';
import { remember, remembered } from './remembered.ts';

/** How much of what happens is announced to screen readers. */
export type Verbosity = 'all' | 'problems' | 'off';

export const VERBOSITY_CHOICES: readonly { value: Verbosity; label: string }[] = [
  { value: 'all', label: t('Every change') },
  { value: 'problems', label: t('Problems only') },
  { value: 'off', label: t('Nothing') },
];

const STORAGE_KEY = 'announcements';
/** Dynos that start or stop together do so within this; one sentence is said of all of them. */
const GATHER_MS = 500;
/** A dyno in a restart loop says the same over and over; it is heard once in this time. */
const REPEAT_MS = 60_000;
/** Long enough to be taken up by any screen reader; what stays would be met again by whoever reads the page. */
const SHOWN_MS = 10_000;

export interface Announcement {
  id: number;
  text: string;
}

const known = remembered<string>(STORAGE_KEY, 'all');

/** Remembered by this browser or window. */
export const verbosity = createStore<{ choice: Verbosity }>()(() => ({ choice: isVerbosity(known) ? known : 'all' }));

/** What is in the live region now. */
export const announcements = createStore<{ list: Announcement[] }>()(() => ({ list: [] }));

let nextId = 1;
let gathered: Change[] = [];
/** Subject and words → when they were last said, epoch milliseconds. */
const said = new Map<string, number>();

export function setVerbosity(choice: Verbosity): void {
  verbosity.setState({ choice });
  remember(STORAGE_KEY, choice);
}

/** Has a change read out, with others of the same moment, where its kind is wanted. */
export function announce(change: Change): void {
  const { choice } = verbosity.getState();
  if (choice === 'off' || (choice === 'problems' && !change.problem) || isRepeated(change)) return;
  if (gathered.length === 0) setTimeout(sayGathered, GATHER_MS);
  gathered.push(change);
}

function isRepeated({ subject, words }: Change): boolean {
  const now = Date.now();
  for (const [sentence, at] of said) if (now - at >= REPEAT_MS) said.delete(sentence);
  const sentence = `${subject}: ${words}`;
  if (said.has(sentence)) return true;
  said.set(sentence, now);
  return false;
}

function sayGathered(): void {
  const announcement = { id: nextId++, text: spoken(gathered) };
  gathered = [];
  announcements.setState(({ list }) => ({ list: [...list, announcement] }));
  setTimeout(() => {
    announcements.setState(({ list }) => ({ list: list.filter(({ id }) => id !== announcement.id) }));
  }, SHOWN_MS);
}

function isVerbosity(value: string): value is Verbosity {
  return VERBOSITY_CHOICES.some((choice) => choice.value === value);
}

/** Something that happened, for people who cannot see it: `web.1` + `up`. */
export interface Change {
  subject: string;
  words: string;
  problem: boolean;
}

/** Nobody listens to more names than these; they are counted instead. */
const MOST_NAMES = 3;

/** What happened together, problems first, equal words said once: `mailer.1: crashed. web.1, web.2: up.` */
export function spoken(changes: readonly Change[]): string {
  const groups = new Map<string, Change[]>();
  for (const change of changes.toSorted((a, b) => Number(b.problem) - Number(a.problem))) {
    groups.set(change.words, [...(groups.get(change.words) ?? []), change]);
  }
  return [...groups].map(([words, group]) => `${subjects(group)}: ${words}.`).join(' ');
}

function subjects(group: readonly Change[]): string {
  const names = [...new Set(group.map(({ subject }) => subject))];
  return names.length > MOST_NAMES ? tn(names.length, '{n} dyno', '{n} dynos') : names.join(', ');
}
