/**
 * The one contract between the engine and its clients: requests with results, events, and byte streams
 * of terminals. Every request that enters the engine is checked against its schema here.
 */
import * as v from 'valibot';
import type { AppSnapshot, RecentApp } from '../app/app.ts';
import type { Orphan } from '../dynos/dyno.ts';
import { type ActivityEvents, activityRequests, type ActivityResults } from './activity.ts';
import { configRequests, type ConfigResults } from './config.ts';
import { type CrashEvents, crashRequests, type CrashResults } from './crashes.ts';
import { AppParams, AppAndTarget, Count, Id, TerminalVariablesOf, Text } from './fields.ts';
import { MAX_CONTEXT_ROWS, MAX_LOG_ROWS } from './limits.ts';
import { MAX_QUANTITY } from '../dynos/formation.ts';
import { type PlatformEvents, platformRequests, type PlatformResults } from './platform.ts';
import { type ReleaseEvents, releaseRequests, type ReleaseResults } from './releases.ts';
import { type RouterEvents, routerRequests, type RouterResults } from './router.ts';
import { setupRequests, type SetupResults } from './setup.ts';
import type { Drain } from '../logs/drain.ts';
import {
  type ExportChunk,
  LOG_LEVELS,
  LOG_SOURCES,
  type LogCopy,
  type LogMarks,
  type LogMatch,
  type LogRow,
  type LogRows,
  type LogRun,
  type LogSpan,
} from '../logs/log.ts';

/** Larger than any screen; keeps a hostile size from reaching the kernel. */
const MAX_CELLS = 1000;
/** Marks of a scrollbar: more than any screen has pixels for. */
const MAX_BUCKETS = 4096;

const Cells = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_CELLS));
/** Paths of files or named pipes that are a command's stdin, stdout and stderr in place of its terminal. */
const Streams = v.object({ input: Text, output: Text, error: Text });
/** Fits the four bytes a frame has for it. */
const View = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffff_ffff));
const Port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535));
const Paths = v.pipe(v.array(Text), v.maxLength(32));

const Index = Count;
const Pattern = v.pipe(v.string(), v.maxLength(1000));
const ContextRows = v.pipe(Count, v.maxValue(MAX_CONTEXT_ROWS));

export const LogFilterSchema = v.object({
  /** Only these dynos (`web.1`) or process types (`web`); empty: all. */
  dynos: v.pipe(v.array(Id), v.maxLength(200)),
  /**
   * Only lines holding this text, or matching this regular expression, in any case; empty: all. `(?-i)` at the start of
   * an expression makes case matter. Syntax: JavaScript's, without references to groups and looking ahead or behind.
   */
  text: v.pipe(v.string(), v.maxLength(1000)),
  isRegex: v.optional(v.boolean(), false),
  /** Only lines that do not hold (match) it. */
  isNegated: v.optional(v.boolean(), false),
  /** Empty: all, those without a recognised level included. */
  levels: v.optional(v.array(v.picklist(LOG_LEVELS)), []),
  /** Empty: both. */
  sources: v.optional(v.array(v.picklist(LOG_SOURCES)), []),
  /** Microseconds since the epoch, both inclusive; null: no bound. */
  since: v.optional(v.nullable(v.number()), null),
  until: v.optional(v.nullable(v.number()), null),
});

export const requestSchemas = {
  'engine.info': v.object({}),
  /** While the engine is closing: do not wait for the grace periods. */
  'engine.killAll': v.object({}),
  /** After `engine.closed`: this client has all it wants, and the engine need not stay for it. */
  'engine.leave': v.object({}),
  'apps.list': v.object({}),
  'apps.recent': v.object({}),
  'apps.forget': v.object({ folder: Text }),
  'folders.list': v.object({ path: v.nullable(Text) }),
  'app.open': v.object({
    folder: Text,
    procfile: v.optional(Text),
    envFiles: v.optional(Paths),
    port: v.optional(Port),
  }),
  'app.openSample': v.object({}),
  'app.close': AppParams,
  'app.trust': AppParams,
  'app.configure': v.object({
    app: Id,
    procfile: v.optional(v.nullable(Text)),
    envFiles: v.optional(v.nullable(Paths)),
    port: v.optional(v.nullable(Port)),
    /** By process type, in place of what was set before. */
    onExit: v.optional(v.record(Id, v.picklist(['restart', 'leave', 'stop']))),
    restartLadder: v.optional(v.picklist(['seconds', 'heroku'])),
    maskLogs: v.optional(v.boolean()),
    shell: v.optional(v.nullable(Text)),
    profiles: v.optional(v.boolean()),
  }),
  'dynos.start': AppAndTarget,
  'dynos.stop': AppAndTarget,
  'dynos.restart': AppAndTarget,
  'dynos.restartStale': AppParams,
  'dynos.kill': AppAndTarget,
  'formation.scale': v.object({
    app: Id,
    changes: v.array(
      v.object({
        type: Id,
        operator: v.picklist(['=', '+', '-']),
        quantity: v.pipe(Count, v.maxValue(MAX_QUANTITY)),
        /** A label such as `standard-2x`, in any case; absent: as before. */
        size: v.optional(Id),
      }),
    ),
  }),
  'orphans.list': v.object({}),
  /** SIGTERM, a short grace period, SIGKILL; null: all. */
  'orphans.stop': v.object({ ids: v.nullable(v.array(Id)) }),
  /** Leaves them alone for good; null: all. */
  'orphans.ignore': v.object({ ids: v.nullable(v.array(Id)) }),
  'run.start': v.object({
    app: Id,
    command: Text,
    columns: Cells,
    rows: Cells,
    /** From its first byte on. */
    record: v.optional(v.boolean()),
    streams: v.optional(Streams),
    /** For this dyno alone, as in `app.configure`. */
    shell: v.optional(Text),
    profiles: v.optional(v.boolean()),
    /** Of the terminal that the command was typed into, on which it draws; absent: of Dynodeck's own. */
    variables: v.optional(TerminalVariablesOf),
  }),
  'run.close': v.object({ app: Id, dyno: Id }),
  /**
   * The client picks the number of a view, so that it can listen before the first byte arrives. One that `skims` is
   * there to be looked at: of a flood it gets the newest screens a few times a second, and all that is kept at its end.
   */
  'terminal.open': v.object({
    app: Id,
    dyno: Id,
    view: View,
    columns: Cells,
    rows: Cells,
    skims: v.optional(v.boolean(), false),
  }),
  'terminal.resize': v.object({ view: View, columns: Cells, rows: Cells }),
  /** Bytes the terminal has parsed since the last acknowledgement. */
  'terminal.ack': v.object({ view: View, bytes: Count }),
  'terminal.close': v.object({ view: View }),
  /** Records what a dyno's terminal shows, from now on; one that is being recorded goes on. */
  'terminal.record': v.object({ app: Id, dyno: Id }),
  /**
   * A piece (about a megabyte) of the recording so far, as asciicast v2. Ask first from 0, then from the `next` of each
   * answer until that is null.
   */
  'terminal.recording': v.object({ app: Id, dyno: Id, from: Index }),
  'log.open': v.object({ app: Id, view: View, filter: LogFilterSchema }),
  'log.filter': v.object({ view: View, filter: LogFilterSchema }),
  'log.rows': v.object({ view: View, from: Count, count: v.pipe(Count, v.maxValue(MAX_LOG_ROWS)) }),
  'log.close': v.object({ view: View }),
  /**
   * Finds within a view, without changing it. Answers at once when it can; while `complete` is false the answer may
   * still change, and asking again goes on. An empty pattern finds nothing, and tells whether the view is complete.
   */
  'log.find': v.object({
    view: View,
    pattern: Pattern,
    isRegex: v.optional(v.boolean(), false),
    from: Index,
    direction: v.picklist(['next', 'previous']),
  }),
  /** Lines of all dynos around line number `line` of the app's log
   * (of `run`, an earlier one that a view is open of, when given). */
  'log.context': v.object({
    app: Id,
    run: v.optional(v.nullable(Id), null),
    line: Count,
    before: ContextRows,
    after: ContextRows,
  }),
  /** The row of a view whose time, in microseconds since the epoch, is nearest. */
  'log.at': v.object({ view: View, time: v.number() }),
  'log.marks': v.object({ view: View, buckets: v.pipe(Count, v.minValue(1), v.maxValue(MAX_BUCKETS)) }),
  /** Forgets the lines so far, in memory and in this run's copy on disk. */
  'log.clear': AppParams,
  /**
   * One piece (about a megabyte) of the rows before index `to` (default: all there are now). Ask first without `from`,
   * then with the `next` of each answer until that is null, always with the same `to`.
   */
  'log.export': v.object({
    view: View,
    format: v.picklist(['text', 'jsonl', 'html']),
    from: v.optional(v.nullable(Index), null),
    to: v.optional(v.nullable(Index), null),
    /** With the values of secret-looking config vars masked. */
    masked: v.optional(v.boolean(), false),
  }),
  /** Earlier runs of the app whose log is on disk, newest first. */
  'log.runs': AppParams,
  /** A view of an earlier run; its rows come as they are read from disk. All requests for views serve it. */
  'log.openRun': v.object({ app: Id, run: Id, view: View, filter: LogFilterSchema }),
  'log.copy': AppParams,
  /** Switches the copy on disk on or off, and removes all runs that are on disk, this one's included. */
  'log.configureCopy': v.object({ app: Id, enabled: v.optional(v.boolean()), clear: v.optional(v.boolean(), false) }),
  'drains.list': AppParams,
  'drains.add': v.object({ app: Id, url: Text }),
  /** @param drain its URL or its token */
  'drains.remove': v.object({ app: Id, drain: Text }),
  ...routerRequests,
  ...configRequests,
  ...releaseRequests,
  ...platformRequests,
  ...setupRequests,
  ...activityRequests,
  ...crashRequests,
} as const;

export type OneOffStreams = v.InferOutput<typeof Streams>;
export type ScaleOperator = Params<'formation.scale'>['changes'][number]['operator'];

export type Method = keyof typeof requestSchemas;
/** What a client sends; fields with a default may be left out. */
export type Request<M extends Method> = v.InferInput<(typeof requestSchemas)[M]>;
/** The parameters of a request once checked, with the defaults filled in. */
export type Params<M extends Method> = v.InferOutput<(typeof requestSchemas)[M]>;

export interface EngineInfo {
  version: string;
  /** {@link CONTRACT_VERSION} of the engine: a client of another one cannot know what its answers mean. */
  contract: number;
  platform: string;
  /** What the engine runs in: decides which dialogs a client can offer. */
  host: 'desktop' | 'server' | 'terminal';
  home: string;
  /** DYNODECK_TERMINAL_RENDERER: forces xterm's renderer; null lets the client choose. */
  terminalRenderer: 'dom' | 'webgl' | null;
}

/** A piece of a recording. The pieces of all answers, one after the other, are the file. */
export interface RecordingChunk {
  text: string;
  /** What to ask for next; null: this was the last piece. */
  next: number | null;
}

export interface FolderListing {
  path: string;
  parent: string | null;
  hasProcfile: boolean;
  folders: { name: string; hasProcfile: boolean }[];
}

export interface Results
  extends RouterResults, ConfigResults, ReleaseResults, PlatformResults, SetupResults, ActivityResults, CrashResults {
  'engine.info': EngineInfo;
  'engine.killAll': null;
  'engine.leave': null;
  'apps.list': AppSnapshot[];
  'apps.recent': RecentApp[];
  'apps.forget': null;
  'folders.list': FolderListing;
  'app.open': AppSnapshot;
  'app.openSample': AppSnapshot;
  'app.close': null;
  'app.trust': null;
  'app.configure': null;
  'dynos.start': null;
  'dynos.stop': null;
  'dynos.restart': null;
  'dynos.restartStale': null;
  'dynos.kill': null;
  /** The whole formation after the change. */
  'formation.scale': Record<string, number>;
  'orphans.list': Orphan[];
  /** Those that are left. */
  'orphans.stop': Orphan[];
  'orphans.ignore': Orphan[];
  'run.start': { dyno: string };
  'run.close': null;
  'terminal.open': null;
  'terminal.resize': null;
  'terminal.ack': null;
  'terminal.close': null;
  'terminal.record': null;
  'terminal.recording': RecordingChunk;
  'log.open': LogSpan;
  'log.filter': LogSpan;
  'log.rows': LogRows;
  'log.close': null;
  'log.find': LogMatch;
  'log.context': { rows: LogRow[] };
  /** Null when the view is empty. */
  'log.at': { index: number | null };
  'log.marks': LogMarks;
  'log.clear': null;
  'log.export': ExportChunk;
  'log.runs': LogRun[];
  'log.openRun': LogSpan;
  'log.copy': LogCopy;
  'log.configureCopy': LogCopy;
  'drains.list': Drain[];
  'drains.add': Drain;
  'drains.remove': Drain;
}

export interface Events extends RouterEvents, ReleaseEvents, PlatformEvents, ActivityEvents, CrashEvents {
  /** An app was opened, or anything in its snapshot changed. */
  'app.changed': AppSnapshot;
  'app.closed': { app: string };
  /** A sentence for whoever looks, about something that no request was about. Clients without a reader get none. */
  notice: { text: string };
  /** Dynos of an engine that was killed still run; again whenever there are others, or none any more. */
  'orphans.found': { orphans: Orphan[] };
  /** The engine is stopping all dynos and will then end. */
  'engine.closing': Record<never, never>;
  /**
   * Every app is closed, and nothing more will come by itself. For a while views can still be read, until the client
   * says `engine.leave` or closes its connection.
   */
  'engine.closed': Record<never, never>;
  /** At most one per view and frame. Rows from `changed` on must be asked for again; with `changed` = `end`, none. */
  'log.grew': LogSpan & { view: number; changed: number };
  /**
   * Precedes the bytes that rebuild the screen: after opening, and after bytes were skipped for a slow view.
   * `skipped` counts the bytes this view will never see; negative, when some that were counted come after all.
   */
  'terminal.reset': { view: number; skipped: number };
  /** The pty's size, set by the view that was used last. */
  'terminal.resized': { view: number; columns: number; rows: number };
}

export type EventName = keyof Events;
