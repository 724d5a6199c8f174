/**
 * A process that its parent has left is given to init, and nothing tells whose it was: a server that forks twice,
 * leaves the session and clears its environment could not be found. Linux gives it to the nearest ancestor that has asked for
 * that instead (PR_SET_CHILD_SUBREAPER of prctl(2)), so the session leader asks, and all of a dyno stays below it. Node
 * has no prctl, and a shell neither: perl or python asks, and becomes the leader's shell. It costs about 3 ms a start.
 */
import { spawnSync } from 'node:child_process';
import { arch, platform } from 'node:process';

/** The number of prctl among the system calls of each processor. */
const PRCTL: Partial<Record<NodeJS.Architecture | 'riscv64' | 'loong64', number>> = {
  x64: 157, arm64: 167, riscv64: 167, loong64: 167, arm: 172, ia32: 172, s390x: 172, ppc64: 171,
};
const ASK = '36,1,0,0,0';
/** A hung network drive below an interpreter does not keep dynos from starting. */
const PROBE_TIMEOUT_MS = 2_000;

interface Interpreter {
  path: string;
  /** Ends with 0 when the system takes the request. */
  probe: string[];
  /** Asks, then becomes its first argument, with the others as that one's arguments from the zeroth on. */
  run: string[];
}

/**
 * Of the system, not of $PATH: an app may have its own. Neither reads the dyno's variables for itself (`-t` makes perl
 * leave out PERL5OPT), and what python changes as it starts (variables, ignored signals) is put back.
 */
const INTERPRETERS: Interpreter[] = [
  {
    path: '/usr/bin/perl',
    probe: ['-te', `exit(syscall(${PRCTL[arch]},${ASK})!=0)`],
    run: ['-te', `syscall(${PRCTL[arch]},${ASK});exec{shift}@ARGV`],
  },
  {
    path: '/usr/bin/python3',
    probe: ['-ISc', `import ctypes,sys;sys.exit(ctypes.CDLL(None).prctl(${ASK}))`],
    run: ['-ISc', [
      'import ctypes,os,signal',
      `ctypes.CDLL(None).prctl(${ASK})`,
      'for s in (signal.SIGPIPE,signal.SIGXFSZ): signal.signal(s,signal.SIG_DFL)',
      "read=lambda name: open('/proc/self/'+name,'rb').read()[:-1].split(b'\\0')",
      "words=read('cmdline')[3:]",
      "os.execve(words[0],words[1:],dict(pair.split(b'=',1) for pair in read('environ') if b'=' in pair))",
    ].join('\n')],
  },
];

/** $1 is the interpreter, which may have gone since. Its remarks on the locale do not belong into a dyno's terminal. */
const SCRIPT = '[ -x "$1" ] && exec "$@" 2>/dev/null; shift 3; file=$1; shift 2; exec "$file" "$@"';

let found: Interpreter | null | undefined;

/** Whether what leaves its parents stays below its session leader. */
export function canAdopt(): boolean {
  return interpreter() !== null;
}

/** A shell's program and arguments, such that it is given what descends from it; unchanged where that cannot be had. */
export function adopting(file: string, args: string[]): { file: string; arguments: string[] } {
  const by = interpreter();
  if (by === null) return { file, arguments: args };
  return { file, arguments: ['-c', SCRIPT, 'dynodeck', by.path, ...by.run, file, file, ...args] };
}

/** Looked for once. */
function interpreter(): Interpreter | null {
  if (found === undefined) {
    found = platform === 'linux' && PRCTL[arch] !== undefined ? (INTERPRETERS.find(isUsable) ?? null) : null;
  }
  return found;
}

function isUsable({ path, probe }: Interpreter): boolean {
  const options = { cwd: '/', env: {}, stdio: 'ignore', timeout: PROBE_TIMEOUT_MS } as const;
  return spawnSync(path, probe, options).status === 0;
}
