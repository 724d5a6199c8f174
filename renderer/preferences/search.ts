import { t } from '../../shared/text/i18n.ts';
import { headingOf } from '../commands/command.ts';
import type { Command } from '../commands/command.ts';
import { fuzzyMatch } from '../palette/fuzzy.ts';
import type { SettingGroup } from './setting.ts';

/** The settings there are now that what was typed means: by title, the words of their line and heading, and others. */
export function matchingGroups(groups: readonly SettingGroup[], query: string): SettingGroup[] {
  return groups
    .map(({ heading, settings }) => ({
      heading,
      settings: settings.filter(
        ({ title, hint, keywords = '', isOffered }) =>
          (isOffered?.() ?? true) && isMeant(query, title, `${hint} ${heading} ${keywords}`),
      ),
    }))
    .filter(({ settings }) => settings.length > 0);
}

/** The commands whose shortcuts are meant; all of them by `keyboard` or `shortcuts`. */
export function matchingCommands(commands: readonly Command[], query: string): Command[] {
  return commands.filter(({ title, section, keywords = '' }) =>
    isMeant(query, title, `${headingOf(section)} ${keywords} ${t('keyboard shortcuts keys')}`),
  );
}

function isMeant(query: string, title: string, others: string): boolean {
  const words = others.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return fuzzyMatch(query, title, words.join(' ')) !== null;
}
