import { Eye, FileInput, FileOutput, Layers, Plus } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import type { Command } from '../commands/command.ts';
import { PanelActions } from '../panels/panel-actions.ts';

/** Config vars, in their panel. */
export const configCommands: readonly Command[] = [
  inPanel('config.add', t('Add a config var'), Plus, t('set environment variable new env'), (config) =>
    config.addVar(),
  ),
  inPanel('config.several', t('Edit several config vars'), Layers, t('collect changes one release'), (config) =>
    config.toggleCollecting(),
  ),
  inPanel('config.import', t('Import config vars'), FileInput, t('heroku json paste env'), (config) =>
    config.openImport(),
  ),
  inPanel('config.export', t('Export config vars'), FileOutput, t('shell json copy env'), (config) =>
    config.openExport(),
  ),
  inPanel('config.reveal', t('Reveal all config vars'), Eye, t('show values secrets unmask env'), (config) =>
    config.revealAll(),
  ),
];

function inPanel(
  id: string,
  title: string,
  icon: LucideIcon,
  keywords: string,
  act: (config: ConfigActions) => void,
): Command {
  return {
    id,
    title,
    section: 'Config',
    icon,
    keywords,
    available: ({ app }) => app !== null && !app.closing,
    run: ({ app }) => void (app && configActions.act(app.id, act)),
  };
}

/** What can be done in the panel of an app's config vars. */
interface ConfigActions {
  addVar(): void;
  /** Begins to collect changes, or stops and discards them. */
  toggleCollecting(): void;
  openImport(): void;
  openExport(): void;
  revealAll(): void;
}

export const configActions = new PanelActions<ConfigActions>('config');
