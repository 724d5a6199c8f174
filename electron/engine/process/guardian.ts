import { type ChildProcess, spawn } from 'node:child_process';
import { MARK_VARIABLE } from '../system/process-table/dyno-mark.ts';

/** Between SIGTERM and SIGKILL once the engine has gone, in steps of 0.2 s: nobody is there to wait for more. */
const TERM_STEPS = 25;
/** What is left after so many steps cannot be killed at all, and the guardian does not wait for it either. */
const LAST_STEP = 75;

/**
 * Reads, until the engine ends, however it ends, lines `leader PID START` and `member PID START`. Then ends every
 * process that carries the mark of one of the engine's dynos, every member, and all that descends from those, whatever
 * it has done to hide: by /proc on Linux, elsewhere by ps. Who was seen once stays known by pid and start. Leaders
 * are given what their dynos leave behind, so they are killed when nothing else is left. $1 is the variable, $2 the
 * engine's mark, $3 and $4 the numbers of steps. The pattern is put together here so that no argument holds it.
 */
const SCRIPT = `
trap '' HUP INT TERM
known= leaders=
while read -r kind pid start; do
  known="$known $pid:$start"
  [ "$kind" = leader ] && leaders="$leaders $pid:$start"
done
pattern="$1=$2-"
if [ -d /proc/self ]; then
  marked() {
    grep -ls "$pattern" /proc/[0-9]*/environ | while IFS=/ read -r _ _ pid _; do echo "$pid"; done
  }
  # A name may hold spaces, parentheses and line ends. Then come state, parent and, 17 and 19 behind the state,
  # threads and start.
  table() {
    for file in /proc/[0-9]*/stat; do
      text=
      while read -r line; do text="$text$line"; done < "$file"
      set -- "\${text%% *}" \${text##*) }
      case $2\${19} in ''|X*|Z1) ;; *) echo "$1 $3 \${21}" ;; esac
    done
  }
else
  marked() {
    ps -A -E -ww -o pid=,command= | while read -r pid rest; do
      case $rest in *"$pattern"*) echo "$pid" ;; esac
    done
  }
  table() {
    ps -A -o pid=,ppid=,stat=,lstart= | while read -r pid parent state start; do
      case $state in Z*) ;; *) echo "$pid $parent $start" | tr -s ' ' _ | sed 's/_/ /; s/_/ /' ;; esac
    done
  }
fi
# Sets family, known and, of the family, all but the leaders: others.
look() {
  entries=$(table)
  family=" $(echo $(marked)) " others= before=
  while [ "$family" != "$before" ]; do
    before=$family
    while read -r pid parent start; do
      case $family in *" $pid "*) continue ;; esac
      case "$known " in *" $pid:$start "*) family="$family$pid "; continue ;; esac
      [ "$parent" -gt 1 ] || continue
      case $family in *" $parent "*) family="$family$pid " ;; esac
    done <<END
$entries
END
  done
  alive=
  while read -r pid parent start; do
    case $family in *" $pid "*) ;; *) continue ;; esac
    alive="$alive $pid"
    case "$known " in *" $pid:$start "*) ;; *) known="$known $pid:$start" ;; esac
    case "$leaders " in *" $pid:$start "*) ;; *) others="$others $pid" ;; esac
  done <<END
$entries
END
  family=$alive
}
step=0
while look; [ -n "$family" ] && [ "$step" -lt "$4" ]; do
  if [ "$step" -eq 0 ]; then
    kill -s TERM $family
    kill -s CONT $family
  elif [ "$step" -ge "$3" ]; then
    kill -s KILL \${others:-$family}
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
 * Tells the guardian of a process: a dyno's session leader, or a member of a dyno that its mark does not lead to.
 * @param startedAt as the process table has it
 */
export function tellGuardian(kind: 'leader' | 'member', pid: number, startedAt: string): void {
  guardian?.stdin?.write(`${kind} ${pid} ${startedAt.replaceAll(/\s+/g, '_')}\n`);
}

/**
 * Starts, once per engine, the process that ends the engine's dynos when the engine is killed before it could. It
 * needs no stopping: when the engine ends in good order, it finds nothing and ends too. Without it (it cannot be
 * started, or is killed) dynos go on, and the next engine finds them.
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
  // Somebody has killed it a moment ago.
  started.stdin.on('error', () => {});
  // Somebody has killed it: the next dyno brings another one.
  started.on('exit', () => {
    if (guardian === started) guardian = null;
  });
  // Neither it nor its pipe keeps the engine running.
  started.unref();
  (started.stdin as unknown as { unref(): void }).unref();
}
