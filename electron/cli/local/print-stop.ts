import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';

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
  const last = names.pop();
  const list = names.length === 0 ? last : `${names.join(', ')} and ${last}`;
  const deadlines = remaining.map(({ shutdown }) => shutdown?.deadline ?? null).filter((deadline) => deadline !== null);
  if (deadlines.length === 0) return `Waiting for ${list}: killed, not gone yet.`;
  const seconds = Math.max(0, Math.ceil((Math.max(...deadlines) - now) / 1000));
  return `Waiting for ${list}: SIGKILL in ${seconds} s. Ctrl-C kills now.`;
}
