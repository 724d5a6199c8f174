import type { PortConflict } from '../../../shared/dynos/dyno.ts';
import { excerpt } from '../../../shared/text/excerpt.ts';

/** What to type instead, for a dyno that did not get its port; the log says who has it. Null: there is no free base. */
export function portAdvice({ port, dyno, holder, freeBase }: PortConflict): string | null {
  if (freeBase === null) return null;
  const by = holder === null ? '' : ` by ${excerpt(holder.command)} (pid ${holder.pid})`;
  return `Port ${port} of ${dyno} is in use${by}. With \`-p ${freeBase}\` every dyno gets a free one.`;
}
