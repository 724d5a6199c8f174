import { ClipboardList, Download, FolderSearch, RotateCw, Scan, ZoomIn, ZoomOut } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { updateWords } from '../../shared/desktop/update-labels.ts';
import { t } from '../../shared/text/i18n.ts';
import type { ZoomDirection } from '../../shared/desktop/desktop-bridge.ts';
import { connection } from '../client/connection.ts';
import { desktop } from '../client/desktop.ts';
import { desktopState } from '../state/desktop-state.ts';
import { notify } from '../ui/state/notices.ts';
import type { Command } from '../commands/command.ts';

const isDesktop = (): boolean => desktop !== null;

/** The desktop app itself; none of it is there in a browser. */
export const desktopCommands: readonly Command[] = [
  {
    id: 'diagnostics.copy',
    title: t('Copy diagnostics'),
    section: 'Dynodeck',
    icon: ClipboardList,
    keywords: t('bug report issue versions help'),
    available: isDesktop,
    run: () =>
      tell(async () => {
        await desktop?.copyDiagnostics();
        return t('Diagnostics are on the clipboard. Read them before you send them.');
      }),
  },
  {
    id: 'ownLogs.show',
    title: t('Show Dynodeck’s own logs'),
    section: 'Dynodeck',
    icon: FolderSearch,
    keywords: t('bug report issue folder help'),
    available: isDesktop,
    run: () => tell(async () => desktop?.showOwnLogs()),
  },
  {
    id: 'update.check',
    title: t('Look for an update now'),
    section: 'Dynodeck',
    icon: Download,
    keywords: t('check version upgrade new updates'),
    available: isDesktop,
    run: () =>
      tell(async () => {
        const state = await desktop?.checkForUpdate();
        return state && updateWords(state, connection.getState().info?.version ?? '');
      }),
  },
  {
    id: 'update.install',
    title: t('Restart to update'),
    section: 'Dynodeck',
    icon: RotateCw,
    keywords: t('version upgrade install'),
    available: () => desktopState.getState().state?.update.phase === 'ready',
    run: () => tell(async () => desktop?.restartToUpdate()),
  },
];

/** Says what came of it, if there is something to say, or why nothing did. */
function tell(act: () => Promise<string | void>): void {
  act().then(
    (said) => said && notify(said, 'info'),
    // Electron puts the name of the function in front of what main said.
    (thrown: unknown) => notify(String(thrown).replace(/^.*Error: /, '')),
  );
}

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
