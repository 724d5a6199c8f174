import type { AwaitedInput, DynoSnapshot, PortConflict, Orphan } from '../../../shared/dynos/dyno.ts';
import { wordList } from '../../../shared/text/word-list.ts';
import { excerpt } from '../../../shared/text/excerpt.ts';
import type { RouterSnapshot } from '../../../shared/router/router.ts';

/** A dyno that obeys is gone by then, and nothing need be said. */
const FIRST_REPORT_MS = 1_500;
const NEXT_REPORT_MS = 5_000;

/** While dynos are being stopped, says now and then who is still alive and for how long. @returns what ends it */
export function reportStopping(dynos: () => DynoSnapshot[], tell: (sentence: string) => void): () => void {
  let timer = setTimeout(report, FIRST_REPORT_MS);
  timer.unref();
  function report(): void {
    const sentence = describeRemaining(dynos(), Date.now());
    if (sentence !== null) tell(sentence);
    timer = setTimeout(report, NEXT_REPORT_MS);
    timer.unref();
  }
  return () => clearTimeout(timer);
}

/** `Waiting for web.1 (2 processes) and worker.1: SIGKILL in 24 s.` Null when nobody is left. */
export function describeRemaining(dynos: DynoSnapshot[], now: number): string | null {
  const remaining = dynos.filter(({ shutdown }) => shutdown !== null);
  if (remaining.length === 0) return null;
  const names = remaining.map(({ name, shutdown }) => {
    const alive = shutdown?.alive ?? 0;
    return alive > 1 ? `${name} (${alive} processes)` : name;
  });
  const list = wordList(names);
  const deadlines = remaining.map(({ shutdown }) => shutdown?.deadline ?? null).filter((deadline) => deadline !== null);
  if (deadlines.length === 0) return `Waiting for ${list}: killed, not gone yet.`;
  const seconds = Math.max(0, Math.ceil((Math.max(...deadlines) - now) / 1000));
  return `Waiting for ${list}: SIGKILL in ${seconds} s. Ctrl-C kills now.`;
}

/** The flag to type instead for a dyno without its port; the log says who has it. Null: there is no free base. */
export function portAdvice({ port, dyno, holder, freeBase }: PortConflict): string | null {
  if (freeBase === null) return null;
  const by = holder === null ? '' : ` by ${excerpt(holder.command)} (pid ${holder.pid})`;
  return `Port ${port} of ${dyno} is in use${by}. With \`-p ${freeBase}\` every dyno gets a free one.`;
}

/** The sentence `dynodeck local` says of the router, whenever it says something else than before; null: nothing. */
export function routerNotice({ state, addresses, problem }: RouterSnapshot): string | null {
  if (problem !== null) return problem;
  const [first] = addresses;
  return state === 'listening' && first !== undefined ? `The router of this app is at ${first}.` : null;
}

/** The sentence `dynodeck local` says of a dyno that waits for somebody to type. */
export function inputNotice(dyno: string, { prompt }: AwaitedInput): string {
  return `${dyno} waits for input: \`dynodeck attach ${dyno}\`. Its last line: ${prompt}`;
}

/** The sentence `dynodeck local` says when it begins in a folder with orphans. */
export function orphansNotice(orphans: Orphan[]): string {
  const names = orphans.map(nameOf).join(', ');
  const isOne = orphans.length === 1;
  const what = isOne ? '1 dyno of an earlier run still runs' : `${orphans.length} dynos of an earlier run still run`;
  return `${what} here: ${names}. End ${isOne ? 'it' : 'them'} with \`dynodeck ps:orphans --stop\`.`;
}

/** `web.1 (pids 12, 13)` */
export function nameOf({ dyno, processes }: Orphan): string {
  return `${dyno} (${processes.length === 1 ? 'pid' : 'pids'} ${processes.map(({ pid }) => pid).join(', ')})`;
}

/** A line of the list of orphans. */
export function orphanLine(orphan: Orphan): string {
  const { since, folder, command } = orphan;
  return `${nameOf(orphan)}: since ${new Date(since).toISOString()}, in ${folder}: ${excerpt(command)}`;
}
