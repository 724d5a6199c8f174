import { formatTime } from '../../../../shared/logs/log.ts';
import type { LogOrigin } from '../store/log-origins.ts';

/** Facility × 8 + severity of RFC 5424, as Logplex has them (docs/heroku.md §4). */
const APP_PRIORITY = 190;
const ROUTER_PRIORITY = 158;
const MANAGER_PRIORITY = 45;
const NOTICE_PRIORITY = 172;
const LF = Buffer.from('\n');

/** How the receivers of a kind want messages. */
export interface Dialect {
  /** The HOSTNAME field. */
  host: string;
  /** logplex-1 leaves out STRUCTURED-DATA and ends messages with a line feed; RFC 5424 does neither. */
  isLogplex: boolean;
}

export interface DrainMessage extends LogOrigin {
  /** Microseconds since the epoch. */
  time: number;
}

/** One message with the length in front of it (RFC 6587, octet counting). The text is copied. */
export function encodeMessage(message: DrainMessage, text: Uint8Array, dialect: Dialect): Buffer {
  return frame(priorityOf(message), message, text, dialect);
}

/** What Logplex itself says about messages it could not keep. */
export function encodeNotice(time: number, text: string, dialect: Dialect): Buffer {
  return frame(NOTICE_PRIORITY, { time, source: 'heroku', dyno: 'logplex' }, Buffer.from(text), dialect);
}

function frame(priority: number, message: DrainMessage, text: Uint8Array, { host, isLogplex }: Dialect): Buffer {
  const { time, source, dyno } = message;
  const fields = isLogplex ? '-' : '- -';
  const head = Buffer.from(`<${priority}>1 ${formatTime(time)} ${host} ${source} ${dyno} ${fields} `);
  const tail = isLogplex ? LF : Buffer.alloc(0);
  const length = head.length + text.length + tail.length;
  return Buffer.concat([Buffer.from(`${length} `), head, text, tail]);
}

function priorityOf({ source, dyno }: LogOrigin): number {
  if (source === 'app') return APP_PRIORITY;
  return dyno === 'router' ? ROUTER_PRIORITY : MANAGER_PRIORITY;
}
