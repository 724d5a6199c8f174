import { DEFAULT_TIMING, type Timing } from '../dyno/timing.ts';
import { DEFAULT_ROUTER_TIMING, type RouterTiming } from '../router/router-timing.ts';

/** How long an app waits for what. All in milliseconds. */
export interface AppTiming extends Timing {
  router: RouterTiming;
}

export const DEFAULT_APP_TIMING: AppTiming = { ...DEFAULT_TIMING, router: DEFAULT_ROUTER_TIMING };
