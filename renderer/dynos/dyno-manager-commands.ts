import { Gauge, MemoryStick, Moon, RefreshCcw, RefreshCw, Scale, Settings2, Sun, TimerReset } from 'lucide-react';
import type { AppSnapshot } from '../../shared/app/app.ts';
import type { Request } from '../../shared/contract/contract.ts';
import { DEFAULT_PLATFORM } from '../../shared/app/platform.ts';
import type { PlatformSettings } from '../../shared/app/platform.ts';
import { t } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import { MEMORY_MODES, sleepProblem } from '../config/settings/platform-settings.ts';
import { openSettings } from '../config/settings/settings-dialog.ts';
import type { Choice, Command, CommandContext } from '../commands/command.ts';
import { choiceCommand, switchCommand } from '../commands/choice-command.ts';
import { dynoChoice, dynosThatCan, typesThatCan } from '../commands/choices.ts';

/** Stands for the whole formation; no dyno and no process type is called so. */
const ALL = '*';
const NEVER = 'never';

const isOpen = ({ app }: CommandContext): boolean => app !== null && !app.closing;
const isUp = (app: AppSnapshot | null): boolean => (app?.dynos ?? []).some(({ state }) => state === 'up');

/** What the platform does to an app by itself on Heroku, to be rehearsed. */
export const platformCommands: readonly Command[] = [
  {
    id: 'platform.cycle',
    title: t('Cycle dynos now …'),
    section: 'Platform',
    icon: RefreshCw,
    keywords: t('daily restart heroku 24 hours'),
    steps: [{ prompt: t('Cycle which dynos?'), choices: ({ app }) => cyclable(app) }],
    available: ({ app }) => isUp(app),
    variants: ({ app }) => cyclable(app).map(({ value }) => ({ args: [value], quiet: true })),
    titleOf: ([target = ALL]) => (target === ALL ? t('Cycle all dynos now') : t('Cycle {target} now', { target })),
    run: ({ app }, [target = ALL]) =>
      void (app && ask('platform.cycle', { app: app.id, target: target === ALL ? null : target })),
  },
  {
    id: 'platform.sleep',
    title: t('Put the web dynos to sleep now'),
    section: 'Platform',
    icon: Moon,
    keywords: t('idle eco'),
    available: ({ app }) => (app?.dynos ?? []).some(({ type, state }) => type === 'web' && state === 'up'),
    run: ({ app }) => void (app && ask('platform.sleep', { app: app.id })),
  },
  {
    id: 'platform.wake',
    title: t('Wake the web dynos'),
    section: 'Platform',
    icon: Sun,
    keywords: t('idle sleep eco'),
    available: ({ app }) => (app?.dynos ?? []).some(({ state }) => state === 'idle'),
    run: ({ app }) => void (app && ask('platform.wake', { app: app.id })),
  },
  choiceCommand({
    id: 'platform.memory',
    title: t('Memory quota'),
    section: 'Platform',
    icon: MemoryStick,
    keywords: t('r14 r15 limit exceeded'),
    options: MEMORY_MODES,
    available: isOpen,
    value: ({ app }) => settingsOf(app).memory,
    set: (context, chosen) => {
      const mode = MEMORY_MODES.find(({ value }) => value === chosen)?.value;
      if (mode) configure(context, { memory: mode });
    },
  }),
  choiceCommand({
    id: 'platform.sleepAfter',
    title: t('Sleep after minutes without a request'),
    section: 'Platform',
    icon: TimerReset,
    keywords: t('eco idle'),
    options: [
      { value: NEVER, label: t('never') },
      { value: '5', label: '5' },
      { value: '30', label: t('30, as Heroku') },
    ],
    problem: (text) => (text === NEVER ? null : sleepProblem(text)),
    available: isOpen,
    value: ({ app }) => String(settingsOf(app).sleepAfter ?? NEVER),
    set: (context, chosen) => configure(context, { sleepAfter: chosen === NEVER ? null : Number(chosen) }),
  }),
  flip('runtimeMetrics', t('Runtime metrics in the log'), Gauge, t('log-runtime-metrics memory load sample')),
  flip('cycling', t('Daily cycling'), RefreshCcw, t('cycle restart 24 hours')),
  flip('exact', t('Exact rules of Heroku'), Scale, t('r10 boot timeout kill quarantine strict')),
  {
    id: 'platform.settings',
    title: t('Settings of the platform'),
    section: 'Platform',
    icon: Settings2,
    keywords: t('quota sleep cycling configure'),
    available: isOpen,
    run: ({ app }) => app && openSettings(app.id, 'platform'),
  },
];

function settingsOf(app: AppSnapshot | null): PlatformSettings {
  return { ...DEFAULT_PLATFORM, ...app?.settings.platform };
}

function configure({ app }: CommandContext, change: Omit<Request<'platform.configure'>, 'app'>): void {
  if (app) void ask('platform.configure', { app: app.id, ...change });
}

function flip(name: 'runtimeMetrics' | 'cycling' | 'exact', title: string, icon: Command['icon'], keywords: string): Command {
  return switchCommand({
    id: `platform.${name}`,
    title,
    section: 'Platform',
    icon,
    keywords,
    available: isOpen,
    isOn: ({ app }) => settingsOf(app)[name],
    turn: (context, on) => configure(context, { [name]: on }),
  });
}

/** Everything, a process type, or a dyno: what runs. */
function cyclable(app: AppSnapshot | null): Choice[] {
  const dynos = dynosThatCan(app, 'restart').filter(({ state }) => state === 'up');
  return [{ value: ALL, label: t('All dynos') }, ...typesThatCan(app, 'restart'), ...dynos.map(dynoChoice)];
}
