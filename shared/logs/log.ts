/** Who speaks: the app's own output, the dyno manager and router, or actions of the owner (Heroku's `app[api]`). */
export type LogSource = (typeof LOG_SOURCES)[number];

/** All sources, in the order of their numbers on disk: a new one goes to the end. */
export const LOG_SOURCES = ['app', 'heroku'] as const;

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
  /** Recognised from the text; null where it names none, and while the line is partial. */
  level: LogLevel | null;
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

/** Which lines a view holds: those that pass all of it. What is left out does not restrict. */
export interface LogFilter {
  /** Dynos (`web.1`) and process types (`web`); empty: all. */
  dynos: string[];
  /** Held by the line, whatever its case, or, with `isRegex`, matched by it; empty: all. */
  text: string;
  isRegex?: boolean | undefined;
  /** Only lines that do not hold (match) the text. */
  isNegated?: boolean | undefined;
  /** Empty: all, those without a level included. */
  levels?: LogLevel[] | undefined;
  /** Empty: both. */
  sources?: LogSource[] | undefined;
  /** Microseconds since the epoch, both inclusive; null: no bound. */
  since?: number | null | undefined;
  until?: number | null | undefined;
}

/** Where find looks for the next match, from an index on that may itself be one. */
export type FindDirection = 'next' | 'previous';

export interface LogMatch {
  /** Row of the match nearest to where the search started; it goes round at the ends. Null: none found (yet). */
  index: number | null;
  /** Matches found so far. */
  total: number;
  /** Which of them it is, from 1. */
  ordinal: number | null;
  /** Whether the whole view has been searched. */
  complete: boolean;
}

/** Marks of the scrollbar: numbers of the buckets, of those asked for, that hold such a row; ascending. */
export interface LogMarks {
  error: number[];
  /** Dynos that started or crashed. */
  restart: number[];
  /** Releases that were made. */
  release: number[];
}

export type ExportFormat = 'text' | 'jsonl' | 'html';

/** A piece of an exported view. The pieces of all answers, one after the other, are the file. */
export interface ExportChunk {
  text: string;
  /** What to ask for next; null: this was the last piece. */
  next: number | null;
}

/** One opening of an app, as its copy on disk has it. */
export interface LogRun {
  run: string;
  /** Epoch milliseconds. */
  startedAt: number;
  /** Epoch milliseconds of its last line. */
  endedAt: number;
  lines: number;
  bytes: number;
}

/** The secondary copy of an app's log on disk. */
export interface LogCopy {
  /** False where there is no folder for it. */
  available: boolean;
  enabled: boolean;
  /** Of all runs kept. */
  bytes: number;
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

/** A whole line as `heroku logs` prints it (docs/heroku.md §4). */
export function formatLine(row: Pick<LogRow, 'time' | 'source' | 'dyno' | 'text'>): string {
  return `${formatTime(row.time)} ${formatSource(row)} ${row.text}`;
}

/** How serious a line says it is, most serious first. A line that does not say has none. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
