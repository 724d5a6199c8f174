/** Who speaks: the app's own output, the dyno manager and router, or actions of the owner (Heroku's `app[api]`). */
export type LogSource = 'app' | 'heroku';

/** One line of Logplex as a view shows it. */
export interface LogRow {
  /** Number of the line in the app's Logplex, from 0, never reused. */
  line: number;
  /** Microseconds since the epoch. */
  time: number;
  source: LogSource;
  /** `web.1`, `router`, `api` */
  dyno: string;
  /** UTF-8 decoded, invalid bytes replaced; escape sequences kept. */
  text: string;
  /** The line has not ended yet and will be completed in place. */
  partial: boolean;
}

/** The rows a view holds: indexes `first` (oldest kept) to `end` (exclusive). Indexes are never reused. */
export interface LogSpan {
  first: number;
  end: number;
}

export interface LogRows extends LogSpan {
  /** Index of the first row below; later than asked when older rows have been dropped. */
  from: number;
  rows: LogRow[];
}

export interface LogFilter {
  dynos: string[];
  text: string;
}

/** `2026-11-20T08:15:13.646677+00:00`, from microseconds since the epoch. */
export function formatTime(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = Math.floor(microseconds - milliseconds * 1000);
  const iso = new Date(milliseconds).toISOString();
  return `${iso.slice(0, -1)}${String(rest).padStart(3, '0')}+00:00`;
}

/** `app[web.1]:` — the part of a line that names who speaks. */
export function formatSource(row: Pick<LogRow, 'source' | 'dyno'>): string {
  return `${row.source}[${row.dyno}]:`;
}

/** A whole line as `heroku logs` prints it (heroku-platform.md §4). */
export function formatLine(row: Pick<LogRow, 'time' | 'source' | 'dyno' | 'text'>): string {
  return `${formatTime(row.time)} ${formatSource(row)} ${row.text}`;
}
