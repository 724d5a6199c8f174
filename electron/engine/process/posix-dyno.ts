import { assertNever } from '../../../shared/text/assert-never.ts';
import { listeningPorts, listeningSockets } from '../net/listening-sockets.ts';
import { type NamedProcess, nameProcesses } from '../system/process-table/command-lines.ts';
import { DynoFamily } from './dyno-family.ts';
import { ENGINE_MARK, MARK_VARIABLE, newMark } from '../system/process-table/dyno-mark.ts';
import type { DynoProcess, SpawnOptions } from './dyno-process.ts';
import { startGuardian } from './guardian.ts';
import { LeaderTerminal } from './pty/leader-terminal.ts';
import { bootClock, isYoung, type ProcessEntry, startedBefore } from '../system/process-table/process-entry.ts';
import { hasChildren, programOf } from '../system/process-table/proc-entries.ts';
import { currentProcessTable, type ProcessTable, processTableSince } from '../system/process-table/process-table.ts';
import { isReadingTerminal } from '../system/process-table/terminal-reader.ts';
import { sendSignal } from './send-signal.ts';

/** The time between SIGTERM and SIGKILL for what a command leaves behind as it ends by itself: nobody waits for it. */
export const LEFTOVER_GRACE_MS = 1_000;
/** How long the leader may take for a mark once nothing else is alive: output stopped by Ctrl-S or tcflow holds it. */
const STUCK_LEADER_MS = 500;
/** Between looks at the process table while an end is awaited: soon at first, rarely during a long grace period. */
const FIRST_LOOK_MS = 10;
const LAST_LOOK_MS = 200;
/** How old the number of living processes may be. */
const COUNT_AGE_MS = 100;

type Phase =
  /** The command runs, or is about to. */
  | { name: 'running' }
  /** The command has ended; what it left behind gets SIGTERM, and SIGKILL after the deadline or when asked for. */
  | { name: 'leftovers'; status: number; killAt: number | null }
  /** Nothing is left but the leader, whose second mark will be the last of the output. */
  | { name: 'draining'; status: number; since: number }
  /** The leader has been killed. */
  | { name: 'closing'; status: number }
  | { name: 'ended' };

/** A dyno under Linux or macOS: a session leader of ours, and everything that comes from it. */
export class PosixDyno implements DynoProcess {
  readonly mark = newMark();
  readonly #options: SpawnOptions;
  readonly #terminal: LeaderTerminal;
  readonly #family: DynoFamily;
  #phase: Phase = { name: 'running' };
  #terminated = false;
  #killed = false;
  /** Asked for by terminate() and hangUp(). */
  readonly #asked = new Set<NodeJS.Signals>();
  /** When the look at the process table began that the latest such signal was sent by. */
  #askedAt = bootClock();
  /**
   * Who got which signal (`deliveryOf`), and, of those that had just been started, as which program: a second SIGTERM
   * makes many programs quit without cleaning up, but a shell that has just been forked loses one to its parent's traps.
   */
  readonly #told = new Map<string, string | null>();
  /** Since when nothing but the leader has been seen alive. */
  #aloneSince: number | null = null;
  #timer: NodeJS.Timeout | null = null;
  #delayMs = FIRST_LOOK_MS;

  constructor(options: SpawnOptions) {
    this.#options = options;
    // Before any terminal is open: a terminal that the guardian inherited would not hang up when the engine dies.
    startGuardian(ENGINE_MARK);
    this.#terminal = new LeaderTerminal(
      { ...options, env: { ...options.env, [MARK_VARIABLE]: this.mark } },
      { mark: (status) => this.#onMark(status), exit: (status) => this.#onLeaderExit(status) },
    );
    this.#family = new DynoFamily(this.pid, this.mark);
  }

  get pid(): number {
    return this.#terminal.pid;
  }

  write(bytes: Uint8Array): boolean {
    return this.#terminal.write(bytes);
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
  }

  terminate(): void {
    this.#terminated = true;
    this.#tellAll('SIGTERM');
  }

  hangUp(): void {
    this.#tellAll('SIGHUP');
  }

  kill(): void {
    this.#killed = true;
    this.#signalAll('SIGKILL');
  }

  members(table: ProcessTable): ProcessEntry[] {
    return this.#phase.name === 'ended' ? [] : this.#family.members(table);
  }

  countAlive(): number {
    if (this.#phase.name === 'ended') return 0;
    return this.#family.members(processTableSince(performance.now() - COUNT_AGE_MS)).length;
  }

  survivors(): NamedProcess[] {
    if (this.#phase.name === 'ended') return [];
    return nameProcesses(this.#family.members(currentProcessTable()).map(({ pid }) => pid));
  }

  strays(table: ProcessTable): { pid: number; startedAt: string }[] {
    return this.members(table).filter(({ mark, session }) => mark !== this.mark || session !== this.pid);
  }

  isReadingTerminal(): boolean | null {
    if (this.#phase.name === 'ended') return false;
    try {
      const members = this.#family.members(processTableSince(performance.now() - COUNT_AGE_MS));
      return isReadingTerminal(members.map(({ pid }) => pid));
    } catch {
      // The system could not tell (EMFILE).
      return null;
    }
  }

  listeningPorts(): Promise<number[]> {
    return this.#ask(listeningPorts);
  }

  listeningSockets(): Promise<string[]> {
    return this.#ask(listeningSockets);
  }

  async #ask<T>(about: (pids: number[]) => Promise<T[]>): Promise<T[]> {
    if (this.#phase.name === 'ended') return [];
    try {
      return await about(this.#family.members(currentProcessTable()).map(({ pid }) => pid));
    } catch {
      // The system could not tell (EMFILE).
      return [];
    }
  }

  #tellAll(signal: NodeJS.Signals): void {
    this.#asked.add(signal);
    this.#askedAt = bootClock();
    // Asked for again: those that got it get it again.
    for (const delivery of this.#told.keys()) if (delivery.endsWith(signal)) this.#told.delete(delivery);
    this.#signalAll(signal);
  }

  #signalAll(signal: NodeJS.Signals): void {
    if (this.#phase.name === 'ended') return;
    try {
      const members = this.#family.members(currentProcessTable());
      this.#signal(members, signal);
      wake(members);
    } catch {
      // The system could not tell who is there (EMFILE): the next look makes up for it.
    }
    this.#delayMs = FIRST_LOOK_MS;
    this.#lookLater();
  }

  /** @returns whether any of them may be signalled at all; another user's (sudo) may not. */
  #signal(members: ProcessEntry[], signal: NodeJS.Signals): boolean {
    let anyAllowed = false;
    for (const member of members) {
      if (sendSignal(member, signal) !== 'denied') anyAllowed = true;
      this.#told.set(deliveryOf(member, signal), isYoung(member) ? programOf(member.pid) : null);
    }
    return anyAllowed;
  }

  #onMark(status: number): void {
    switch (this.#phase.name) {
      case 'running':
        return this.#commandEnded(status);
      case 'draining':
        return this.#close(this.#phase.status);
      case 'leftovers':
      case 'closing':
      case 'ended':
        // Somebody else has continued the leader.
        return;
      default:
        return assertNever(this.#phase);
    }
  }

  #onLeaderExit(status: number): void {
    switch (this.#phase.name) {
      case 'running':
        return this.#commandEnded(status);
      case 'leftovers':
        return;
      case 'draining':
      case 'closing':
        return this.#end(this.#phase.status);
      case 'ended':
        return;
      default:
        return assertNever(this.#phase);
    }
  }

  #commandEnded(status: number): void {
    const now = performance.now();
    // After terminate() it is the caller who decides how long leftovers may take.
    this.#phase = { name: 'leftovers', status, killAt: this.#terminated ? null : now + LEFTOVER_GRACE_MS };
    this.#delayMs = FIRST_LOOK_MS;
    this.#options.onCommandExit?.(status);
    // Marks of other dynos may wait in this turn of the event loop: one look at the process table serves them all.
    setImmediate(() => this.#lookOrLater(now));
  }

  #lookLater(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lookOrLater(performance.now()), this.#delayMs);
    this.#delayMs = Math.min(this.#delayMs * 2, LAST_LOOK_MS);
  }

  /** Nobody is there to catch what a timer throws, and the engine would end. */
  #lookOrLater(moment: number): void {
    try {
      this.#poll(moment);
    } catch {
      this.#lookLater();
    }
  }

  /** Does what this moment of the end asks for, by the process table as of `moment` or later. */
  #poll(moment: number): void {
    const phase = this.#phase;
    switch (phase.name) {
      case 'running':
        return this.#awaitCommand(this.#family.members(processTableSince(moment)));
      case 'leftovers':
        return this.#endLeftovers(this.#family.members(processTableSince(moment)), phase);
      case 'draining':
        return this.#drain(phase.since);
      case 'closing':
      case 'ended':
        return;
      default:
        return assertNever(phase);
    }
  }

  #awaitCommand(members: ProcessEntry[]): void {
    if (members.length > 0) {
      this.#aloneSince = null;
      // Only the hang-up of the terminal, which comes from the kernel, can reach another user's command.
      if (!this.#killed) this.#tellNewcomers(members);
      else if (!this.#signal(members, 'SIGKILL')) this.#terminal.dispose();
    } else {
      this.#aloneSince ??= performance.now();
      this.#freeLeader(this.#aloneSince);
    }
    this.#lookLater();
  }

  #endLeftovers(members: ProcessEntry[], phase: Phase & { name: 'leftovers' }): void {
    if (members.length === 0) {
      // One that was forked while the table was read, by one that has ended since, would be lost with the leader.
      if (!this.#terminal.gone && hasChildren(this.pid)) return this.#lookLater();
      return this.#allGone(phase.status);
    }
    if (this.#killed || (phase.killAt !== null && performance.now() > phase.killAt)) {
      if (!this.#signal(members, 'SIGKILL')) return this.#close(phase.status);
    } else {
      this.#asked.add('SIGTERM');
      this.#tellNewcomers(members);
    }
    this.#lookLater();
  }

  /**
   * A process that was forked between a look at the table and the signals that followed has got none of them, and one
   * that has stopped in between acts on none. One that lives on after its SIGTERM and starts another since is cleaning
   * up: what it starts for that is left alone.
   */
  #tellNewcomers(members: ProcessEntry[]): void {
    const present = new Map(members.map((member) => [member.pid, member]));
    for (const signal of this.#asked) {
      const isTold = (member: ProcessEntry): boolean => this.#told.has(deliveryOf(member, signal));
      const startsForCleanup = ({ ppid, startedAt }: ProcessEntry): boolean => {
        const parent = present.get(ppid);
        return parent !== undefined && isTold(parent) && !startedBefore(startedAt, this.#askedAt);
      };
      const owed = members.filter((member) => {
        const told = this.#told.get(deliveryOf(member, signal));
        if (told === undefined) return this.#phase.name !== 'running' || !startsForCleanup(member);
        return told !== null && told !== programOf(member.pid);
      });
      this.#signal(owed, signal);
    }
    wake(members);
  }

  #allGone(status: number): void {
    if (this.#terminal.gone) return this.#end(status);
    const since = performance.now();
    this.#phase = { name: 'draining', status, since };
    this.#delayMs = FIRST_LOOK_MS;
    this.#drain(since);
  }

  /** Repeated, since the leader may not have stopped itself yet when it is told to proceed. */
  #drain(since: number): void {
    this.#terminal.proceed();
    this.#freeLeader(since);
    this.#lookLater();
  }

  /** Helps a leader that cannot write its mark, and gives up on it when that was no help. */
  #freeLeader(waitingSince: number): void {
    // Its mark may have been read, and be behind what was printed before.
    const waited = this.#terminal.deliveredUntil - waitingSince;
    if (waited > 2 * STUCK_LEADER_MS) this.#terminal.dispose();
    else if (waited > STUCK_LEADER_MS) this.#terminal.resumeOutput();
  }

  #close(status: number): void {
    this.#phase = { name: 'closing', status };
    if (this.#terminal.gone) this.#end(status);
    else this.#terminal.dispose();
  }

  #end(status: number): void {
    this.#phase = { name: 'ended' };
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#options.onExit(status);
  }
}

/** A stopped process acts on a signal only once it runs again. */
function wake(members: readonly ProcessEntry[]): void {
  for (const member of members) if (member.stopped) sendSignal(member, 'SIGCONT');
}

function deliveryOf({ pid, startedAt }: ProcessEntry, signal: NodeJS.Signals): string {
  return `${pid}:${startedAt}:${signal}`;
}
