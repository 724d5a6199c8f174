/** The fields of a form that are not as they were when it was opened; null when all are. */
export function changedFields<Draft extends object>(before: Draft, draft: Draft): Partial<Draft> | null {
  const changed = Object.entries(draft).filter(([key, value]) => value !== before[key as keyof Draft]);
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Partial<Draft>);
}

type Switches<Draft> = { [Field in keyof Draft]: Draft[Field] extends boolean ? Field : never }[keyof Draft];

/** What a switch shows of a form's draft, and what it changes there: `{...switchIn(draft, 'cycling', onChange)}` */
export function switchIn<Draft>(draft: Draft, field: Switches<Draft>, onChange: (change: Partial<Draft>) => void) {
  return {
    checked: draft[field] as boolean,
    onChange: (on: boolean) => onChange({ [field]: on } as Partial<Draft>),
  };
}
