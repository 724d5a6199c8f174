type Switches<Draft> = { [Field in keyof Draft]: Draft[Field] extends boolean ? Field : never }[keyof Draft];

/** What a switch shows of a form's draft, and what it changes there: `{...switchIn(draft, 'cycling', onChange)}` */
export function switchIn<Draft>(draft: Draft, field: Switches<Draft>, onChange: (change: Partial<Draft>) => void) {
  return {
    checked: draft[field] as boolean,
    onChange: (on: boolean) => onChange({ [field]: on } as Partial<Draft>),
  };
}
