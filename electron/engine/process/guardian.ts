import { type ChildProcess, spawn } from 'node:child_process';
import { MARK_VARIABLE } from '../system/process-table/dyno-mark.ts';

/** Between SIGTERM and SIGKILL once the engine has gone, in steps of 0.2 s: nobody is there to wait for more. */
const TERM_STEPS = 25;
/** What is left after so many steps cannot be killed at all, and the guardian does not wait for it either. */
const LAST_STEP = 75;

/**
 * Waits for the end of its input, which is the end of the engine, however it came. Then ends every process that
 * carries the mark of one of the engine's dynos: by /proc on Linux, elsewhere by ps. $1 is the variable, $2 the
 * engine's mark, $3 and $4 the numbers of steps. The pattern is put together here so that no argument holds it.
 */
const SCRIPT = `
trap '' HUP INT TERM
while read -r line; do :; done
pattern="$1=$2-"
marked() {
  if [ -d /proc/self ]; then
    for file in $(grep -ls "$pattern" /proc/[0-9]*/environ); do
      pid=\${file#/proc/}
      echo "\${pid%/environ}"
    done
  else
    ps -A -E -ww -o pid=,command= | while read -r pid rest; do
      case $rest in *"$pattern"*) echo "$pid" ;; esac
    done
  fi
}
step=0
while pids=$(marked); [ -n "$pids" ] && [ "$step" -lt "$4" ]; do
  if [ "$step" -eq 0 ]; then
    kill -s TERM $pids
    kill -s CONT $pids
  elif [ "$step" -ge "$3" ]; then
    kill -s KILL $pids
  fi
  step=$((step + 1))
  sleep 0.2
done
`;

let guardian: ChildProcess | null = null;

/** The pid of the process that ends this engine's dynos should the engine be killed; null when none runs. */
export function guardianPid(): number | null {
  return guardian?.pid ?? null;
}

/**
 * Starts, once per engine, the process that ends the engine's dynos when the engine is killed before it could. It
 * needs no stopping: when the engine ends in good order, it finds nothing and ends too. Without it (it cannot be
 * started, or is killed) dynos still get the hang-up of their terminals.
 */
export function startGuardian(engineMark: string): void {
  if (guardian !== null) return;
  const started = spawn(
    '/bin/sh',
    ['-c', SCRIPT, 'dynodeck-guardian', MARK_VARIABLE, engineMark, String(TERM_STEPS), String(LAST_STEP)],
    {
      detached: true,
      cwd: '/',
      env: { PATH: `${process.env['PATH'] ?? ''}:/usr/bin:/bin` },
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  );
  guardian = started;
  started.on('error', () => {});
  // Somebody has killed it: the next dyno brings another one.
  started.on('exit', () => {
    if (guardian === started) guardian = null;
  });
  // Neither it nor its pipe keeps the engine running.
  started.unref();
  (started.stdin as unknown as { unref(): void }).unref();
}
