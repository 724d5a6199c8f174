import { CircleHelp, ClipboardCopy, FileDown, ScrollText } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { crashReport } from '../../../shared/crash-report.ts';
import type { Crash } from '../../../shared/crash.ts';
import { crashTitle } from '../../../shared/crash-words.ts';
import type { AppSnapshot } from '../../../shared/app.ts';
import { t } from '../../../shared/words.ts';
import { crashes } from '../../crashes/crashes-store.ts';
import { saveBundle } from '../../crashes/save-bundle.ts';
import { showInLog } from '../../logs/log-moment.ts';
import { copyText } from '../../ui/copy-text.ts';
import type { Choice, Command } from '../command.ts';
import { focusCentreSoon, goToTab } from '../go.ts';

/** The log counts in microseconds. */
const MICROSECONDS = 1_000;

/** What helps after a crash, for dynos that have had one. */
export const crashCommands: readonly Command[] = [
  about(
    'why',
    t('Why did a dyno crash? …'),
    t('Why did %s crash?'),
    CircleHelp,
    'error exit status reason',
    (app, { dyno }) => goToTab(app.id, dyno),
  ),
  about(
    'log',
    t('Show the log at a crash …'),
    t('Show the log at the crash of %s'),
    ScrollText,
    'moment error',
    (app, { at }) => {
      showInLog(app.id, at * MICROSECONDS);
      focusCentreSoon();
    },
  ),
  about(
    'copy',
    t('Copy a crash report …'),
    t('Copy the crash report of %s'),
    ClipboardCopy,
    'issue text',
    (app, crash) => {
      void copyText(crashReport(crash, app.name), t('The report'));
    },
  ),
  about(
    'bundle',
    t('Save a crash bundle …'),
    t('Save the crash bundle of %s'),
    FileDown,
    'html export file',
    (app, { dyno }) => {
      void saveBundle(app.id, dyno);
    },
  ),
];

function about(
  id: string,
  title: string,
  titleOfOne: string,
  icon: LucideIcon,
  keywords: string,
  run: (app: AppSnapshot, crash: Crash) => void,
): Command {
  return {
    id: `crash.${id}`,
    title,
    section: 'Dyno',
    icon,
    keywords: t('{keywords} crashed', { keywords }),
    steps: [{ prompt: t('Which crash?'), choices: ({ app }) => crashed(app).map(crashChoice) }],
    available: ({ app }) => crashed(app).length > 0,
    variants: ({ app }) => crashed(app).map(({ dyno }) => ({ args: [dyno], quiet: true })),
    titleOf: ([dyno = '']) => titleOfOne.replace('%s', dyno),
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
