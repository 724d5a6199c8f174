import type { Choice, CommandContext } from '../commands/command.ts';
import { fuzzyMatch } from './fuzzy.ts';
import type { Asking } from '../commands/palette-store.ts';

/** An answer to the question on screen, with the letters that were meant. */
export interface Answer {
  choice: Choice;
  hits: readonly number[];
}

export interface Answers {
  /** Best first, what was typed itself before all others where it can be used. */
  list: Answer[];
  /** Why what was typed is no answer, where anything may be typed. */
  problem: string | null;
}

/** The answers to a command's next question that fit what has been typed. */
export function answersTo({ command, args }: Asking, context: CommandContext, query: string): Answers {
  const step = command.steps?.[args.length];
  if (!step) return { list: [], problem: null };
  const choices = step.choices(context, args);
  const text = query.trim();
  if (text === '') return { list: choices.map((choice) => ({ choice, hits: [] })), problem: null };
  const fitting = choices
    .flatMap((choice) => {
      const match = fuzzyMatch(text, choice.label);
      return match ? { choice, ...match } : [];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ choice, hits }) => ({ choice, hits }));
  if (!step.problem) return { list: fitting, problem: null };
  const problem = step.problem(text);
  const typed = { choice: choices.find(({ value }) => value === text) ?? { value: text, label: text }, hits: [] };
  const others = fitting.filter(({ choice }) => choice.value !== text);
  return { list: problem === null ? [typed, ...others] : fitting, problem };
}
