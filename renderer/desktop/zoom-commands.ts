import { Scan, ZoomIn, ZoomOut } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ZoomDirection } from '../../shared/desktop/desktop-bridge.ts';
import { t } from '../../shared/text/i18n.ts';
import { desktop } from '../client/desktop.ts';
import type { Command } from '../commands/command.ts';

/** The size of the page; a browser has its own commands for it. */
export const zoomCommands: readonly Command[] = [
  zoom('zoom.in', t('Zoom in'), ZoomIn, t('larger bigger size text'), 1),
  zoom('zoom.out', t('Zoom out'), ZoomOut, t('smaller size text'), -1),
  zoom('zoom.reset', t('Actual size'), Scan, t('zoom reset 100 % normal'), 'reset'),
];

function zoom(id: string, title: string, icon: LucideIcon, keywords: string, direction: ZoomDirection): Command {
  return {
    id,
    title,
    section: 'View',
    icon,
    keywords,
    available: () => desktop !== null,
    run: () => desktop?.zoom(direction),
  };
}
