import { Eye, FileInput, FileOutput, Layers, Plus } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { CONFIG_TAB } from '../state/selection.ts';
import type { Command } from '../commands/command.ts';
import { goToTab } from '../panels/navigate.ts';
import { firstShown, labelled } from '../ui/focus/visibility.ts';
import { whenShown } from '../commands/when-shown.ts';

/** Config vars, by the buttons of their panel. */
export const configCommands: readonly Command[] = [
  inPanel('config.add', t('Add a config var'), t('Add'), Plus, t('set environment variable new env')),
  inPanel(
    'config.several',
    t('Edit several config vars'),
    t('Edit several'),
    Layers,
    t('collect changes one release'),
  ),
  inPanel('config.import', t('Import config vars'), t('Import'), FileInput, t('heroku json paste env')),
  inPanel('config.export', t('Export config vars'), t('Export'), FileOutput, t('shell json copy env')),
  inPanel(
    'config.reveal',
    t('Reveal all config vars'),
    t('Reveal all values'),
    Eye,
    t('show values secrets unmask env'),
  ),
];

function inPanel(id: string, title: string, button: string, icon: LucideIcon, keywords: string): Command {
  return {
    id,
    title,
    section: 'Config',
    icon,
    keywords,
    available: ({ app }) => app !== null && !app.closing,
    run: ({ app }) => {
      if (!app) return;
      goToTab(app.id, CONFIG_TAB);
      // Its files are read first: a button without anything to do is disabled until then.
      const selector = `section${labelled(t('Config vars'))} button${labelled(button)}:enabled`;
      whenShown(
        () => firstShown(selector),
        (found) => found.click(),
      );
    },
  };
}
