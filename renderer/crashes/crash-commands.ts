import { CircleHelp, ClipboardCopy, FileDown, ScrollText } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { crashReport } from '../../shared/crashes/crash-report.ts';
import type { Crash } from '../../shared/crashes/crash.ts';
import { crashTitle } from '../../shared/crashes/crash-labels.ts';
import type { AppSnapshot } from '../../shared/app/app.ts';
import { t } from '../../shared/text/i18n.ts';
import { crashes } from './crashes-store.ts';
import { showInLog } from '../logs/log-moment.ts';
import { copyText } from '../ui/state/copy-text.ts';
import type { Choice, Command } from '../commands/command.ts';
import { focusCentreSoon, goToTab } from '../panels/navigate.ts';
import { ask } from '../state/ask.ts';
import { saveFile } from '../ui/state/save-file.ts';

/** The log counts in microseconds. */
const MICROSECONDS = 1_000;

/** What helps after a crash, for dynos that have had one. */
export const crashCommands: readonly Command[] = [
  about(
    'why',
    t('Why did a dyno crash? …'),
    (dyno) => t('Why did {dyno} crash?', { dyno }),
    CircleHelp,
    t('error exit status reason crashed'),
    (app, { dyno }) => goToTab(app.id, dyno),
  ),
  about(
    'log',
    t('Show the log at a crash …'),
    (dyno) => t('Show the log at the crash of {dyno}', { dyno }),
    ScrollText,
    t('moment error crashed'),
    (app, { at }) => {
      showInLog(app.id, at * MICROSECONDS);
      focusCentreSoon();
    },
  ),
  about(
    'copy',
    t('Copy a crash report …'),
    (dyno) => t('Copy the crash report of {dyno}', { dyno }),
    ClipboardCopy,
    t('issue text crashed'),
    (app, crash) => {
      void copyText(crashReport(crash, app.name), t('The report'));
    },
  ),
  about(
    'bundle',
    t('Save a crash bundle …'),
    (dyno) => t('Save the crash bundle of {dyno}', { dyno }),
    FileDown,
    t('html export file crashed'),
    (app, { dyno }) => {
      void saveBundle(app.id, dyno);
    },
  ),
];

function about(
  id: string,
  title: string,
  titleOfOne: (dyno: string) => string,
  icon: LucideIcon,
  keywords: string,
  run: (app: AppSnapshot, crash: Crash) => void,
): Command {
  return {
    id: `crash.${id}`,
    title,
    section: 'Dyno',
    icon,
    keywords,
    steps: [{ prompt: t('Which crash?'), choices: ({ app }) => crashed(app).map(crashChoice) }],
    available: ({ app }) => crashed(app).length > 0,
    variants: ({ app }) => crashed(app).map(({ dyno }) => ({ args: [dyno], quiet: true })),
    titleOf: ([dyno = '']) => titleOfOne(dyno),
    run: ({ app }, [dyno]) => {
      const crash = crashed(app).find((candidate) => candidate.dyno === dyno);
      if (app && crash) run(app, crash);
    },
  };
}

/** The last crash of each dyno that is still there. */
function crashed(app: AppSnapshot | null): Crash[] {
  const known = app ? crashes.getState().byApp[app.id] : undefined;
  return (app?.dynos ?? []).flatMap(({ name }) => known?.[name] ?? []);
}

function crashChoice(crash: Crash): Choice {
  return { value: crash.dyno, label: crash.dyno, detail: crashTitle(crash) };
}

/** Offers the page about a dyno's last crash for saving. */
export async function saveBundle(app: string, dyno: string): Promise<void> {
  const bundle = await ask('crash.bundle', { app, dyno });
  if (bundle !== undefined) saveFile(bundle.name, 'text/html;charset=utf-8', [bundle.html]);
}
