/** The fields of a form that are not as they were when it was opened; null when all are. */
export function changedFields<Draft extends object>(before: Draft, draft: Draft): Partial<Draft> | null {
  const changed = Object.entries(draft).filter(([key, value]) => value !== before[key as keyof Draft]);
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Partial<Draft>);
}
