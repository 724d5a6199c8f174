import { Plug, PlugZap } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { moveToPort, startRefused } from '../../state/ports/port-conflict.ts';
import type { Command, CommandContext } from '../../commands/command.ts';

const conflict = ({ app }: CommandContext) => (app && !app.closing ? app.portConflict : null);

/** While a busy port keeps dynos from running. */
export const portCommands: readonly Command[] = [
  {
    id: 'port.retry',
    title: t('Try the busy port again'),
    section: 'App',
    icon: Plug,
    keywords: t('start dyno refused conflict'),
    available: (context) => conflict(context) !== null,
    run: ({ app }) => void (app && startRefused(app.id)),
  },
  {
    id: 'port.move',
    title: t('Move to the next free base port'),
    section: 'App',
    icon: PlugZap,
    keywords: t('busy conflict start dyno refused'),
    available: (context) => typeof conflict(context)?.freeBase === 'number',
    run: (context) => {
      const port = conflict(context)?.freeBase;
      if (context.app && typeof port === 'number') void moveToPort(context.app.id, port);
    },
  },
];
