import type { DynoState } from '../../../shared/dynos/dyno.ts';
import type { RequestRecord, RouterSettings } from '../../../shared/router/router.ts';
import type { RouterLineExtras } from '../../../shared/logs/router-line.ts';

/**
 * What goes into the part that moves bytes, and what comes out of it: plain data only, so that it could run in a thread
 * of its own without another line here.
 */

export interface WebDyno {
  /** `web.1` */
  name: string;
  port: number;
  state: DynoState;
}

export interface RouterState {
  /** The app's name, for pages. */
  app: string;
  dynos: WebDyno[];
  settings: RouterSettings;
  /** The only dyno is quarantined, too, as on Heroku; else requests wait a while for it. */
  exact: boolean;
  /** Addresses of the owner's own pages (MAINTENANCE_PAGE_URL, ERROR_PAGE_URL); null: ours. */
  maintenancePage: string | null;
  errorPage: string | null;
}

/** A request that is over, or one that would be if limits were enforced. */
export interface ServedRequest {
  record: Omit<RequestRecord, 'number'>;
  extras: RouterLineExtras;
  /** Its code is of a limit that was not enforced, and has been reported as such. */
  warned: boolean;
  /** As they came, latin1; empty where there was none. */
  requestHead: string;
  responseHead: string;
}

export interface RouterReports {
  /** A head has come. */
  arrived(): void;
  served(request: ServedRequest): void;
  /** A limit has passed that is not enforced. */
  warned(request: ServedRequest): void;
  /** A request is held until a dyno is up; again while there are idle ones. */
  waiting(): void;
}
