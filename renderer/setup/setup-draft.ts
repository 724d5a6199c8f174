import type { SetupSnapshot, SetupVar } from '../../shared/manifests/setup.ts';

/** What is filled in so far. */
export interface SetupDraft {
  /** By name; a var that was not touched has its default. */
  values: Readonly<Record<string, string>>;
  takesFormation: boolean;
  runsPostdeploy: boolean;
}

export const NEW_DRAFT: SetupDraft = { values: {}, takesFormation: true, runsPostdeploy: true };

export function valueOf({ values }: SetupDraft, { name, value }: SetupVar): string {
  return (Object.hasOwn(values, name) ? values[name] : value) ?? '';
}

/** The config vars that are required, have no value and are not made by themselves. */
export function stillMissing(vars: readonly SetupVar[], draft: SetupDraft): string[] {
  const mustBeGiven = vars.filter(({ required, generated }) => required && !generated);
  return mustBeGiven.filter((wanted) => valueOf(draft, wanted) === '').map(({ name }) => name);
}

/** What to write. The engine makes a secret for a generated var without a value; others without one are left out. */
export function filledIn(vars: readonly SetupVar[], draft: SetupDraft): [string, string][] {
  const filled = vars.filter((wanted) => wanted.generated || valueOf(draft, wanted) !== '');
  return filled.map((wanted) => [wanted.name, valueOf(draft, wanted)]);
}

/** Whether something that was offered is not wanted, so that it must not be asked again. */
export function leavesOut({ vars, formation, postdeploy }: SetupSnapshot, draft: SetupDraft): boolean {
  return (
    (formation !== null && !draft.takesFormation) ||
    (postdeploy !== null && !draft.runsPostdeploy) ||
    filledIn(vars, draft).length < vars.length
  );
}
