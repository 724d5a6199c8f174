import {
  ChartLine,
  Construction,
  Copy,
  Eraser,
  ExternalLink,
  Funnel,
  LockKeyhole,
  Network,
  Pin,
  Settings2,
  Timer,
} from 'lucide-react';
import type { AppSnapshot } from '../../shared/app/app.ts';
import type { Request } from '../../shared/contract/contract.ts';
import { DEFAULT_ROUTER } from '../../shared/router/router.ts';
import type { RouterSettings } from '../../shared/router/router.ts';
import { t } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import { openOutside } from '../client/desktop.ts';
import { TIMEOUTS } from '../config/settings/router-settings.ts';
import { openSettings } from '../config/settings/settings-dialog.ts';
import { copyText } from '../ui/state/copy-text.ts';
import type { Command, CommandContext } from '../commands/command.ts';
import { choiceCommand, switchCommand } from '../commands/choice-command.ts';
import { PanelActions } from '../panels/panel-actions.ts';

const isOpen = ({ app }: CommandContext): boolean => app !== null && !app.closing;
const routes = ({ app }: CommandContext): boolean => app !== null && !app.closing && app.router.state !== 'off';
const frontAddress = ({ app }: CommandContext): string | undefined => app?.router.addresses[0];

/** The front of an app: its address, its requests and how they are spread. */
export const routerCommands: readonly Command[] = [
  {
    id: 'router.open',
    title: t('Open the app in the browser'),
    section: 'Router',
    icon: ExternalLink,
    keywords: t('front address url web page visit'),
    available: (context) => frontAddress(context) !== undefined,
    run: (context) => openOutside(frontAddress(context) ?? ''),
  },
  {
    id: 'router.copy',
    title: t('Copy the front address'),
    section: 'Router',
    icon: Copy,
    keywords: t('url clipboard'),
    available: (context) => frontAddress(context) !== undefined,
    run: (context) => void copyText(frontAddress(context) ?? '', t('Address')),
  },
  maintenance('router.maintain', t('Start maintenance mode'), true),
  maintenance('router.endMaintenance', t('End maintenance mode'), false),
  flip('affinity', t('Session affinity'), Pin, t('sticky cookie dyno')),
  flip('tls', t('HTTPS of the router'), LockKeyhole, t('tls ssl certificate')),
  { ...flip('enabled', t('Router'), Network, t('front port proxy switch')), available: isOpen },
  choiceCommand({
    id: 'router.timeouts',
    title: t('Request timeouts'),
    section: 'Router',
    icon: Timer,
    keywords: t('h12 h15 30 seconds slow debugger'),
    options: TIMEOUTS,
    available: routes,
    value: ({ app }) => settingsOf(app).timeouts,
    set: (context, chosen) => {
      const mode = TIMEOUTS.find(({ value }) => value === chosen)?.value;
      if (mode) configure(context, { timeouts: mode });
    },
  }),
  {
    id: 'requests.filter',
    title: t('Filter the requests'),
    section: 'Router',
    icon: Funnel,
    keywords: t('search path status'),
    available: isOpen,
    run: ({ app }) => void (app && requestActions.act(app.id, (requests) => requests.focusFilter())),
  },
  {
    id: 'requests.clear',
    title: t('Clear the requests'),
    section: 'Router',
    icon: Eraser,
    keywords: t('empty forget'),
    available: isOpen,
    run: ({ app }) => void (app && ask('requests.clear', { app: app.id })),
  },
  {
    id: 'requests.charts',
    title: t('Show or hide the charts of the requests'),
    section: 'Router',
    icon: ChartLine,
    keywords: t('figures rate times percentile'),
    available: isOpen,
    run: ({ app }) => void (app && requestActions.act(app.id, (requests) => requests.toggleCharts())),
  },
  {
    id: 'router.settings',
    title: t('Settings of the router'),
    section: 'Router',
    icon: Settings2,
    keywords: t('front port keep-alive configure'),
    available: isOpen,
    run: ({ app }) => app && openSettings(app.id, 'router'),
  },
];

function settingsOf(app: AppSnapshot | null): RouterSettings {
  return { ...DEFAULT_ROUTER, ...app?.settings.router };
}

function configure({ app }: CommandContext, change: Omit<Request<'router.configure'>, 'app'>): void {
  if (app) void ask('router.configure', { app: app.id, ...change });
}

function maintenance(id: string, title: string, starts: boolean): Command {
  return {
    id,
    title,
    section: 'Router',
    icon: Construction,
    keywords: t('h80 503 down'),
    available: (context) => routes(context) && settingsOf(context.app).maintenance !== starts,
    run: (context) => configure(context, { maintenance: starts }),
  };
}

function flip(name: 'affinity' | 'tls' | 'enabled', title: string, icon: Command['icon'], keywords: string): Command {
  return switchCommand({
    id: `router.${name}`,
    title,
    section: 'Router',
    icon,
    keywords,
    available: routes,
    isOn: ({ app }) => settingsOf(app)[name],
    turn: (context, on) => configure(context, { [name]: on }),
  });
}

/** What can be done in the panel of an app's requests. */
export interface RequestActions {
  focusFilter(): void;
  toggleCharts(): void;
}

export const requestActions = new PanelActions<RequestActions>('requests');
