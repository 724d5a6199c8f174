import type { LucideIcon } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import type { Choice, Command, CommandContext, Section } from './command.ts';

/** One of a few values, chosen in the palette. */
export interface ChosenValue {
  id: string;
  /** Without ` …`: its entries are called `title: label`. */
  title: string;
  section: Section;
  icon: LucideIcon;
  keywords?: string;
  options: readonly { value: string; label: string }[];
  /** Why something else that was typed cannot be used, or null; absent: nothing else can be. */
  problem?(text: string): string | null;
  available?(context: CommandContext): boolean;
  /** What is chosen now. */
  value(context: CommandContext): string;
  set(context: CommandContext, value: string): void;
}

const ON_OFF = [
  { value: 'on', label: t('on') },
  { value: 'off', label: t('off') },
] as const;

/** A command that asks for a value; each of the others is found by its own name, too. */
export function choiceCommand(chosen: ChosenValue): Command {
  const { id, title, section, icon, keywords, options, problem, available, value, set } = chosen;
  const choices = (context: CommandContext): Choice[] =>
    options.map((option) => ({ ...option, ...(option.value === value(context) && { detail: t('now') }) }));
  return {
    id,
    title: `${title} …`,
    section,
    icon,
    ...(keywords !== undefined && { keywords }),
    steps: [{ prompt: title, choices, ...(problem && { problem }) }],
    ...(available && { available }),
    variants: (context) =>
      options
        .filter((option) => option.value !== value(context))
        .map((option) => ({ args: [option.value], quiet: true })),
    titleOf: ([answer = '']) => {
      const label = options.find((option) => option.value === answer)?.label ?? answer;
      return t('{setting}: {choice}', { setting: title, choice: label });
    },
    run: (context, [answer]) => {
      if (answer !== undefined) set(context, answer);
    },
  };
}

/** {@link choiceCommand} for what is on or off. */
export function switchCommand(
  chosen: Omit<ChosenValue, 'options' | 'problem' | 'value' | 'set'> & {
    isOn(context: CommandContext): boolean;
    turn(context: CommandContext, on: boolean): void;
  },
): Command {
  const { isOn, turn, ...rest } = chosen;
  return choiceCommand({
    ...rest,
    options: ON_OFF,
    value: (context) => (isOn(context) ? 'on' : 'off'),
    set: (context, value) => turn(context, value === 'on'),
  });
}
