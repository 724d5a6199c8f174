import type { LucideIcon } from 'lucide-react';
import type { AppSnapshot } from '../../shared/app/app.ts';
import { t } from '../../shared/text/i18n.ts';
import type { ShownState } from '../ui/components/StateGlyph.tsx';
import type { Chord } from './chord.ts';

/** Sections of the palette, the sheet and the preferences, in this order. */
export const SECTIONS = [
  'App',
  'Dyno',
  'Logs',
  'Config',
  'Releases',
  'Router',
  'Platform',
  'View',
  'Dynodeck',
  'Dynos',
  'Apps',
] as const;
export type Section = (typeof SECTIONS)[number];

const HEADINGS: Readonly<Record<Section, string>> = {
  App: t('App'),
  Dyno: t('Dyno'),
  Logs: t('Logs'),
  Config: t('Config'),
  Releases: t('Releases'),
  Router: t('Router'),
  Platform: t('Platform'),
  View: t('View'),
  Dynodeck: t('Dynodeck'),
  Dynos: t('Dynos'),
  Apps: t('Apps'),
};

/** A section as it is shown. */
export function headingOf(section: Section): string {
  return HEADINGS[section];
}

/** What commands act on. */
export interface CommandContext {
  /** The app on screen, if any is open. */
  app: AppSnapshot | null;
  /** All open apps, in the order of the rail. */
  apps: readonly AppSnapshot[];
  /** The tab on screen: `logs`, `grid`, another panel or a dyno's name. */
  tab: string;
}

export interface Choice {
  /** What the command is given. */
  value: string;
  label: string;
  detail?: string;
  /** Drawn as its glyph; the word belongs to `detail`. */
  state?: ShownState;
}

/** One question of a command, answered in the palette. */
export interface CommandStep {
  /** What to choose or type, in a few words. */
  prompt: string;
  /** @param chosen answers to the steps before. */
  choices(context: CommandContext, chosen: readonly string[]): readonly Choice[];
  /** Present when something else may be typed: why it cannot be used, or null. */
  problem?(text: string): string | null;
}

/** A command with its first answers given, as an entry of its own. */
export interface Variant {
  args: readonly string[];
  /** Absent: what {@link Command.titleOf} says. */
  title?: string;
  detail?: string;
  state?: ShownState;
  /** Shown only to those who search for it. */
  quiet?: boolean;
}

/** The chords of one keyboard: they work wherever they can, or only inside or outside of terminals. */
export type DefaultChord = Chord | { chord: Chord; reach: 'terminals' | 'outside terminals' };

export interface DefaultShortcut {
  mac: readonly DefaultChord[];
  /** Linux and Windows. */
  others: readonly DefaultChord[];
}

/** Something that can be done in the window. */
export interface Command {
  /** Stable: shortcuts are remembered by it. */
  id: string;
  /** In plain words, what it does; ends with ` …` when it asks something first. */
  title: string;
  section: Section;
  icon: LucideIcon;
  /** Other words people look for it by. */
  keywords?: string;
  shortcut?: DefaultShortcut;
  steps?: readonly CommandStep[];
  /** Absent: always. */
  available?(context: CommandContext): boolean;
  variants?(context: CommandContext): readonly Variant[];
  /** Its title with answers given, all or the first ones. */
  titleOf?(args: readonly string[]): string;
  /** Of commands that differ by a number: the sheet lists them once, under this title. */
  series?: string;
  /** Variants stand for it: it is no entry by itself. */
  onlyVariants?: boolean;
  /** What was answered must not be kept: the palette does not list it again. */
  isForgotten?: boolean;
  /** @param args an answer for each step. */
  run(context: CommandContext, args: readonly string[]): void;
}
