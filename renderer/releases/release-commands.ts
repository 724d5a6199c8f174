import { RefreshCw, Rocket, ScrollText, Undo2 } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { deploy, retryRelease } from './act-on-release.ts';
import { releaseActions, showRelease } from './release-selection.ts';
import { canRollBack, commitWords } from './release-labels.ts';
import type { Choice, Command, CommandContext } from '../commands/command.ts';
import { focusCentreSoon } from '../panels/navigate.ts';
import { factsOf } from '../state/app-facts.ts';

/** The ledger of an app. */
export const releaseCommands: readonly Command[] = [
  {
    id: 'releases.deploy',
    title: t('Deploy the commit that is checked out'),
    section: 'Releases',
    icon: Rocket,
    keywords: t('release git push head'),
    available: ({ app }) => app?.releases?.deployable === true && app.releases.pending === null,
    run: ({ app }) => void (app && deploy(app.id)),
  },
  {
    id: 'releases.rollback',
    title: t('Roll back to a release …'),
    section: 'Releases',
    icon: Undo2,
    keywords: t('rollback undo previous version earlier'),
    steps: [{ prompt: t('Back to which release?'), choices: earlierReleases }],
    // Before the second release there is none to go back to.
    available: ({ app }) => (app?.releases?.current ?? 0) > 1,
    titleOf: ([version = '']) => t('Roll back to v{version}', { version }),
    run: ({ app }, [version = '']) => {
      if (!app) return;
      showRelease(app.id, Number(version));
      void releaseActions.act(app.id, (releases) => releases.askToRollBack(Number(version)));
    },
  },
  {
    id: 'releases.retry',
    title: t('Retry the release that failed'),
    section: 'Releases',
    icon: RefreshCw,
    keywords: t('release command again'),
    available: ({ app }) => typeof app?.releases?.failed === 'number',
    run: ({ app }) => void (app && retryRelease(app.id, app.releases?.failed ?? null)),
  },
  {
    id: 'releases.showNewest',
    title: t('Show the release command that runs, or that failed'),
    section: 'Releases',
    icon: ScrollText,
    keywords: t('output log'),
    available: (context) => newest(context) !== null,
    run: (context) => {
      const version = newest(context);
      if (!context.app || version === null) return;
      showRelease(context.app.id, version);
      focusCentreSoon();
    },
  },
];

function newest({ app }: CommandContext): number | null {
  return app?.releases?.pending ?? app?.releases?.failed ?? null;
}

function earlierReleases({ app }: CommandContext): Choice[] {
  return factsOf(app?.id)
    .releases.filter(canRollBack)
    .map(({ version, description, commit }) => ({
      value: String(version),
      label: `v${version}  ${description}`,
      detail: commitWords(commit) ?? '',
    }));
}
