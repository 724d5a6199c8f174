import { t } from '../../shared/text/i18n.ts';
import type { Command } from '../commands/command.ts';
import { goToTab } from './navigate.ts';
import type { Panel } from './panel.ts';

/** A command for each panel, which shows it. */
export function panelCommands(panels: readonly Panel[]): Command[] {
  return panels.map(({ id, icon, command }) => ({
    ...command,
    id: `${id}.show`,
    icon,
    keywords: `${command.keywords} ${t('panel tab go to')}`,
    available: ({ app }) => app !== null,
    run: ({ app }) => app && goToTab(app.id, id),
  }));
}
