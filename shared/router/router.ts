import { t } from '../text/i18n.ts';

/** What clients know of the router (docs/heroku.md §5): its addresses, switches, requests and figures. */

/** Heroku's limits of 30 s and 55 s: not looked at, only said in the log, or enforced with Heroku's error page. */
export const TIMEOUT_MODES = ['off', 'warn', 'enforce'] as const;
export type TimeoutMode = (typeof TIMEOUT_MODES)[number];

/** What its owner chose for an app's router; remembered per folder. */
export interface RouterSettings {
  /** Off: no front address, and dynos are reached on their own ports only. */
  enabled: boolean;
  /** The app's own front port; null: the last port of the block of its first process type. */
  port: number | null;
  timeouts: TimeoutMode;
  maintenance: boolean;
  affinity: boolean;
  /** HTTPS on the same ports with a certificate of Dynodeck's local authority. */
  tls: boolean;
  /** Off: a connection to a dyno serves one request, as on Heroku's older router. */
  keepAlive: boolean;
}

export const DEFAULT_ROUTER: RouterSettings = {
  enabled: true,
  port: null,
  timeouts: 'warn',
  maintenance: false,
  affinity: false,
  tls: false,
  keepAlive: true,
};

export interface RouterSnapshot {
  /** `listening` on at least the app's own front port. */
  state: 'off' | 'listening' | 'failed';
  /** `http://localhost:5100`, and `http://my-app.localhost:5080` where the shared port could be had; best first. */
  addresses: string[];
  /** Why it is not listening, or what is not as asked: one line. */
  problem: string | null;
  /** Where the certificate of the local authority is, for who wants to trust it; null while TLS is off. */
  authority: string | null;
}

/** Codes of Heroku's router that can happen here, with Heroku's words: English in the engine, and so in the log. */
export const ROUTER_ERRORS = {
  H10: t('App crashed'),
  H12: t('Request timeout'),
  H13: t('Connection closed without response'),
  H14: t('No web processes running'),
  H15: t('Idle connection'),
  H17: t('Poorly formatted HTTP response'),
  H18: t('Server Request Interrupted'),
  H19: t('Backend connection timeout'),
  H20: t('App boot timeout'),
  H21: t('Backend connection refused'),
  H25: t('HTTP restriction'),
  H26: t('Request Error'),
  H27: t('Client Request Interrupted'),
  H28: t('Client Connection Idle'),
  H34: t('All up dynos are quarantined'),
  H80: t('Maintenance mode'),
} as const;
export type RouterErrorCode = keyof typeof ROUTER_ERRORS;

/** A request as the router logs it, once it is over. Numbers that never came about are null. */
export interface RequestRecord {
  /** Counts up from 1 for each app. */
  number: number;
  requestId: string;
  /** Microseconds since the epoch at which its head had arrived. */
  at: number;
  method: string;
  /** With its query. */
  path: string;
  host: string;
  /** The client and the proxies before it. */
  forwardedFor: string;
  /** `http`, `https`, `http2.0`, and for upgrades what was agreed on, such as `websocket`. */
  protocol: string;
  /** `web.1`; null when none took it. */
  dyno: string | null;
  /** Milliseconds to connect to the dyno, and from then on to the end of the response. */
  connect: number | null;
  service: number | null;
  status: number;
  /** Of the response's body. */
  bytes: number | null;
  code: RouterErrorCode | null;
  level: 'info' | 'warning' | 'error';
}

/** What is kept of a request beside its record: heads as they came, bounded. */
export interface RequestDetails {
  record: RequestRecord;
  /** In order, names as they were written. */
  requestHeaders: [string, string][];
  responseHeaders: [string, string][];
  /** Line numbers of the app's log between which it was served, for showing the log around it. */
  log: { first: number; last: number } | null;
}

/** Figures of one second of one dyno. */
export interface RequestSecond {
  /** Whole seconds since the epoch. */
  second: number;
  requests: number;
  errors: number;
  /** Milliseconds of service. */
  p50: number;
  p95: number;
  p99: number;
}
