/**
 * What an engine writes down about its dynos, so that the next one finds what a crash has left behind: one JSON object
 * per line, appended, never changed. Pure: no files here.
 */
import * as v from 'valibot';

const Process = v.object({ pid: v.pipe(v.number(), v.integer(), v.minValue(2)), startedAt: v.string() });

const LineSchema = v.variant('kind', [
  /** The first line: whose file it is. `boot` names the run of the machine that its pids are of. */
  v.object({ kind: v.literal('engine'), ...Process.entries, boot: v.string() }),
  /** Ends the engine's dynos when the engine is killed. */
  v.object({ kind: v.literal('guardian'), ...Process.entries }),
  /** A dyno's session leader; `mark` is in the environment of all its processes. */
  v.object({
    kind: v.literal('session'),
    ...Process.entries,
    mark: v.string(),
    folder: v.string(),
    dyno: v.string(),
    command: v.string(),
    /** Epoch milliseconds. */
    at: v.number(),
  }),
  /** A process of the session that has dropped the mark. */
  v.object({ kind: v.literal('member'), ...Process.entries, mark: v.string() }),
  /** Nothing of the session is alive, or its owner does not want to hear of it. */
  v.object({ kind: v.literal('ended'), mark: v.string() }),
  /** Ports that belong to an open app; the last line of a folder counts. */
  v.object({ kind: v.literal('ports'), folder: v.string(), first: v.number(), last: v.number() }),
  v.object({ kind: v.literal('closed'), folder: v.string() }),
]);

export type LedgerLine = v.InferOutput<typeof LineSchema>;
export type ProcessId = v.InferOutput<typeof Process>;
export type OrphanSession = Omit<Extract<LedgerLine, { kind: 'session' }>, 'kind'>;
export type PortRange = Omit<Extract<LedgerLine, { kind: 'ports' }>, 'kind'>;

/** What a ledger says in the end. */
export interface LedgerState {
  engine: (ProcessId & { boot: string }) | null;
  guardian: ProcessId | null;
  /** Not ended; with the members that have dropped the mark. */
  sessions: (OrphanSession & { members: ProcessId[] })[];
  ports: PortRange[];
}

export function formatLedgerLine(line: LedgerLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** Reads a ledger. A line that is torn, as the last one of a killed engine may be, or not one of ours is left out. */
export function readLedger(text: string): LedgerState {
  const state: LedgerState = { engine: null, guardian: null, sessions: [], ports: [] };
  for (const line of text.split('\n').flatMap(parseLine)) apply(state, line);
  return state;
}

function parseLine(text: string): LedgerLine[] {
  if (text === '') return [];
  try {
    const parsed = v.safeParse(LineSchema, JSON.parse(text));
    return parsed.success ? [parsed.output] : [];
  } catch {
    return [];
  }
}

function apply(state: LedgerState, line: LedgerLine): void {
  switch (line.kind) {
    case 'engine':
      state.engine ??= { pid: line.pid, startedAt: line.startedAt, boot: line.boot };
      return;
    case 'guardian':
      state.guardian = { pid: line.pid, startedAt: line.startedAt };
      return;
    case 'session': {
      const { kind: _, ...session } = line;
      state.sessions.push({ ...session, members: [] });
      return;
    }
    case 'member':
      state.sessions.find(({ mark }) => mark === line.mark)?.members.push({ pid: line.pid, startedAt: line.startedAt });
      return;
    case 'ended':
      state.sessions = state.sessions.filter(({ mark }) => mark !== line.mark);
      return;
    case 'ports':
    case 'closed':
      state.ports = state.ports.filter(({ folder }) => folder !== line.folder);
      if (line.kind === 'ports') state.ports.push({ folder: line.folder, first: line.first, last: line.last });
      return;
  }
}

/** The lines that say the same with nothing that has passed. */
export function compactLines(state: LedgerState): LedgerLine[] {
  return [
    ...(state.engine === null ? [] : [{ kind: 'engine' as const, ...state.engine }]),
    ...(state.guardian === null ? [] : [{ kind: 'guardian' as const, ...state.guardian }]),
    ...state.ports.map((ports) => ({ kind: 'ports' as const, ...ports })),
    ...state.sessions.flatMap(({ members, ...session }) => [
      { kind: 'session' as const, ...session },
      ...members.map((member) => ({ kind: 'member' as const, mark: session.mark, ...member })),
    ]),
  ];
}
