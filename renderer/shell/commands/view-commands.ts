import {
  ArrowLeft,
  ArrowRight,
  PanelLeft,
  PanelRight,
  RadioTower,
  RefreshCw,
  SunMoon,
} from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { paneById } from '../../state/layout/layout.ts';
import { shownLayout } from '../../state/shown-layout.ts';
import { GRID_TAB } from '../../state/tabs.ts';
import { broadcast, startBroadcast, stopBroadcast } from '../../terminals/panes/broadcast.ts';
import { isThemeChoice, setTheme, theme, THEME_CHOICES } from '../../ui/theme/theme.ts';
import type { Command, CommandContext } from '../../commands/command.ts';
import { goToTab } from '../../panels/navigate.ts';
import { cycleRegions } from '../../ui/focus/regions.ts';

/** What is on screen, and how. */
export const viewCommands: readonly Command[] = [
  {
    id: 'tab.next',
    title: t('Next tab'),
    section: 'View',
    icon: ArrowRight,
    shortcut: { mac: ['Meta+]'], others: ['Ctrl+PageDown', 'Ctrl+Shift+PageDown'] },
    available: ({ app }) => app !== null,
    run: (context) => stepTab(context, 1),
  },
  {
    id: 'tab.previous',
    title: t('Previous tab'),
    section: 'View',
    icon: ArrowLeft,
    shortcut: { mac: ['Meta+['], others: ['Ctrl+PageUp', 'Ctrl+Shift+PageUp'] },
    available: ({ app }) => app !== null,
    run: (context) => stepTab(context, -1),
  },
  {
    id: 'broadcast.start',
    title: t('Type into all terminals at once'),
    section: 'View',
    icon: RadioTower,
    keywords: t('broadcast input every dyno'),
    available: ({ app }) => app !== null && app.dynos.length > 1 && broadcast.getState().on?.app !== app.id,
    run: ({ app }) => {
      if (!app) return;
      startBroadcast(
        app.id,
        app.dynos.map(({ name }) => name),
      );
      goToTab(app.id, GRID_TAB);
    },
  },
  {
    id: 'broadcast.stop',
    title: t('Stop typing into all terminals'),
    section: 'View',
    icon: RadioTower,
    keywords: t('broadcast input'),
    available: () => broadcast.getState().on !== null,
    run: stopBroadcast,
  },
  {
    id: 'region.next',
    title: t('Go to the next region: apps, header, dynos, terminals, floating panes'),
    section: 'View',
    icon: PanelRight,
    keywords: t('focus leave'),
    shortcut: { mac: ['F6'], others: ['F6'] },
    run: () => cycleRegions(1),
  },
  {
    id: 'region.previous',
    title: t('Go to the previous region'),
    section: 'View',
    icon: PanelLeft,
    keywords: t('focus leave'),
    shortcut: { mac: ['Shift+F6'], others: ['Shift+F6'] },
    run: () => cycleRegions(-1),
  },
  {
    id: 'theme.choose',
    title: t('Change the theme …'),
    section: 'View',
    icon: SunMoon,
    keywords: t('appearance colours dark light high contrast mode'),
    steps: [
      {
        prompt: t('Which theme?'),
        choices: () => {
          const { choice } = theme.getState();
          return THEME_CHOICES.map((offered) => ({
            ...offered,
            ...(offered.value === choice && { detail: t('now') }),
          }));
        },
      },
    ],
    variants: () => THEME_CHOICES.map(({ value }) => ({ args: [value], quiet: true })),
    titleOf: ([choice]) =>
      t('Theme: {theme}', { theme: THEME_CHOICES.find(({ value }) => value === choice)?.label ?? '' }),
    run: (_, [choice = '']) => {
      if (isThemeChoice(choice)) setTheme(choice);
    },
  },
  {
    id: 'window.reload',
    title: t('Load the window again'),
    section: 'Dynodeck',
    icon: RefreshCw,
    keywords: t('reload data refresh connection'),
    run: () => location.reload(),
  },
];

/** Goes along the tabs of the active pane, round at the ends. */
function stepTab({ app }: CommandContext, direction: 1 | -1): void {
  if (!app) return;
  const layout = shownLayout(app.id);
  const { tabs = [], selected } = paneById(layout, layout.active) ?? {};
  const next = tabs.at((tabs.indexOf(selected ?? '') + direction) % tabs.length);
  if (next !== undefined) goToTab(app.id, next);
}
