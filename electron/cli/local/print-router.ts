import type { RouterSnapshot } from '../../../shared/router/router.ts';

/** What `dynodeck local` says of the router, whenever it says something else than before; null: nothing. */
export function routerNotice({ state, addresses, problem }: RouterSnapshot): string | null {
  if (problem !== null) return problem;
  const [first] = addresses;
  return state === 'listening' && first !== undefined ? `The router of this app is at ${first}.` : null;
}
