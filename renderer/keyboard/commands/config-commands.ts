import { Eye, FileInput, FileOutput, Layers, Plus } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { t } from '../../../shared/words.ts';
import { CONFIG_TAB } from '../../apps/selection.ts';
import type { Command } from '../command.ts';
import { goToTab } from '../go.ts';
import { firstShown } from '../shown.ts';
import { whenShown } from '../when-shown.ts';

/** Config vars, by the buttons of their panel. */
export const configCommands: readonly Command[] = [
  inPanel('config.add', t('Add a config var'), 'Add', Plus, 'set environment variable new'),
  inPanel('config.several', t('Edit several config vars'), t('Edit several'), Layers, 'collect changes one release'),
  inPanel('config.import', t('Import config vars'), 'Import', FileInput, 'heroku json paste'),
  inPanel('config.export', t('Export config vars'), 'Export', FileOutput, 'shell json copy'),
  inPanel('config.reveal', t('Reveal all config vars'), t('Reveal all values'), Eye, 'show values secrets unmask'),
];

function inPanel(id: string, title: string, button: string, icon: LucideIcon, keywords: string): Command {
  return {
    id,
    title,
    section: 'Config',
    icon,
    keywords: t('{keywords} env', { keywords }),
    available: ({ app }) => app !== null && !app.closing,
    run: ({ app }) => {
      if (!app) return;
      goToTab(app.id, CONFIG_TAB);
      // Its files are read first: a button without anything to do is disabled until then.
      const selector = `section[aria-label="Config vars"] button[aria-label="${button}"]:enabled`;
      whenShown(() => firstShown(selector), (found) => found.click());
    },
  };
}
