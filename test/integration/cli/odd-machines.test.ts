/** A machine, or a user of it, that lacks what Dynodeck likes to have: everything that matters works all the same. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freeBlock } from '../../tools/free-block.ts';
import { buildCli } from './built-cli.ts';
import { Command, type Outcome } from './place.ts';

const cli = await buildCli();
/** Of nobody: it has no entry in the password file. */
const UID = 54_321;
const canBeAnother = process.getuid?.() === 0 && spawnSync('setpriv', ['--reuid', String(UID), '--clear-groups', 'test', '-r', cli]).status === 0;
const canMount = spawnSync('unshare', ['-m', 'true']).status === 0;
const PROCFILE = 'web: echo "started in $PWD"; exec sleep 1000\n';
/** What a condition is about is set by it; the tests' own would hide it. */
const UNSET = ['XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'DYNODECK_USER_DATA', 'USER', 'LOGNAME', 'TMPDIR'];
const NOTHING_REMEMBERED = /^Dynodeck remembers nothing this time, as .* cannot be used: .*\n/m;

interface Machine {
  name: string;
  /** Runs the rest of the words as somebody without a name who may write nothing but the app's folder and `home`. */
  nameless?: boolean;
  /** Words before a command. */
  words?: (root: string) => string[];
  env?: (root: string) => NodeJS.ProcessEnv;
  /** What `local` is to say on stderr; it says nothing else but where the router is, and that it stops. */
  says?: RegExp;
  /** What the log is to say. */
  logs?: RegExp;
  skip?: boolean;
}

const LONG = 'workspace-of-a-pipeline-'.repeat(6);

const MACHINES: Machine[] = [
  { name: 'a user without a name', nameless: true },
  { name: 'a user without a name and a $HOME', nameless: true, env: () => ({ HOME: undefined }), says: NOTHING_REMEMBERED },
  { name: 'an empty $HOME', nameless: true, env: () => ({ HOME: '' }), says: NOTHING_REMEMBERED },
  { name: 'a relative $HOME', nameless: true, env: () => ({ HOME: 'app' }), says: NOTHING_REMEMBERED },
  { name: 'a $HOME that cannot be written', nameless: true, env: (root) => ({ HOME: join(root, 'closed') }), says: NOTHING_REMEMBERED },
  { name: 'a $HOME that is not there', nameless: true, env: () => ({ HOME: '/nowhere/home' }), says: NOTHING_REMEMBERED },
  { name: 'a TMPDIR that is too long for a socket', env: (root) => ({ TMPDIR: join(root, LONG) }) },
  { name: 'a runtime folder that is too long for a socket', env: (root) => ({ XDG_RUNTIME_DIR: join(root, LONG) }) },
  { name: 'a TMPDIR that is not there', env: (root) => ({ TMPDIR: join(root, 'gone') }) },
  { name: 'a TMPDIR that cannot be written', nameless: true, env: (root) => ({ TMPDIR: join(root, 'closed') }) },
  { name: 'a TMPDIR that is a file', env: (root) => ({ TMPDIR: join(root, 'app/Procfile') }) },
  { name: 'a runtime folder that cannot be written', nameless: true, env: (root) => ({ XDG_RUNTIME_DIR: join(root, 'closed') }) },
  { name: 'a relative runtime folder', env: () => ({ XDG_RUNTIME_DIR: 'run' }) },
  { name: 'no terminal type, shell or language', env: () => ({ TERM: undefined, SHELL: undefined, LANG: undefined, LC_ALL: undefined }) },
  { name: 'a language that is not installed', env: () => ({ LC_ALL: 'xx_YY.UTF-8', LANG: 'xx_YY' }) },
  { name: 'few open files', words: () => ['sh', '-c', 'ulimit -n 64; exec "$@"', 'sh'] },
  { name: 'a disk for its state that is full', skip: !canMount, says: NOTHING_REMEMBERED,
    words: (root) => onDisk(join(root, 'home'), 'nr_inodes=1') },
  { name: 'a disk for its state that fills up', skip: !canMount, logs: /The release cannot be written to the ledger: the disk is full\./,
    words: (root) => onDisk(join(root, 'home'), 'size=4k') },
];

/** Of another run of the words the disk is another: only what one command says is looked at. */
function onDisk(folder: string, options: string): string[] {
  return ['unshare', '-m', 'sh', '-c', `mount -t tmpfs -o ${options} none ${folder}; exec "$@"`, 'sh'];
}

class OddMachine {
  readonly root: string;
  readonly app: string;
  readonly #machine: Machine;
  readonly #port: number;

  constructor(machine: Machine, port: number) {
    this.#machine = machine;
    this.#port = port;
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'dynodeck-odd-')));
    onTestFinished(() => rmSync(this.root, { recursive: true, force: true, maxRetries: 5 }));
    chmodSync(this.root, 0o755);
    this.app = join(this.root, 'app');
    for (const folder of ['app', 'home', 'closed', LONG]) mkdirSync(join(this.root, folder));
    writeFileSync(join(this.app, 'Procfile'), PROCFILE);
    chmodSync(join(this.root, 'closed'), 0o555);
    if (machine.nameless) for (const folder of ['app', 'home']) chownSync(join(this.root, folder), UID, UID);
  }

  start(args: string[]): Command {
    const { nameless, words = () => [], env = () => ({}) } = this.#machine;
    const as = nameless ? ['setpriv', '--reuid', String(UID), '--regid', String(UID), '--clear-groups'] : [];
    const [file = '', ...rest] = [...as, ...words(this.root), process.execPath, cli, ...args];
    const all: NodeJS.ProcessEnv = { ...process.env, HOME: join(this.root, 'home'), PORT: String(this.#port), PWD: this.app, NODE_NO_WARNINGS: '1' };
    for (const name of UNSET) delete all[name];
    return new Command(spawn(file, rest, { cwd: this.app, env: { ...all, ...env(this.root) } }));
  }

  run(args: string[]): Promise<Outcome> {
    const command = this.start(args);
    command.child.stdin?.end();
    return command.ended;
  }

  /** Sockets and files of a moment that are left below the machine's folders, and what was put beside the app's files. */
  strays(): string[] {
    const all = readdirSync(this.root, { recursive: true, withFileTypes: true });
    const isStray = (name: string): boolean => /\.new$|^dynodeck-(run|config)-/.test(name);
    const strays = all.filter((entry) => entry.isSocket() || entry.isFIFO() || isStray(entry.name)).map(({ name }) => name);
    return [...strays, ...readdirSync(this.app).filter((name) => name !== 'Procfile')];
  }
}

function socketsOf(pid: number): string[] {
  const folders = ['/tmp', '/run/user/0'].flatMap((folder) => [`${folder}/dynodeck-${UID}`, `${folder}/dynodeck-0`, `${folder}/dynodeck`]);
  return folders.flatMap((folder) => {
    try {
      return readdirSync(folder).filter((name) => name.startsWith(`engine-${pid}`));
    } catch {
      return [];
    }
  });
}

describe.each(MACHINES)('With $name', (machine) => {
  const isPossible = machine.skip !== true && (machine.nameless !== true || canBeAnother);

  test.skipIf(!isPossible)('an app runs, is found by other commands, and leaves nothing behind', async () => {
    const odd = new OddMachine(machine, await freeBlock());
    const local = odd.start(['local']);
    onTestFinished(() => void local.child.kill('SIGKILL'));
    await local.until(/web\.1 +\| started in/);
    expect((await odd.run(['ps'])).text).toContain('web.1: ');
    expect(await odd.run(['run', 'echo one-off; exit 3'])).toMatchObject({ text: 'one-off\n', status: 3 });
    const { status, text, stderr } = await local.kill('SIGINT');
    expect(text).toMatch(machine.logs ?? /^/);
    expect(status).toBe(0);
    expect(stderr).toMatch(machine.says ?? /^/);
    if (machine.says === undefined) expect(stderr).toMatch(/^The router of this app is at \S+\nStopping all dynos\. .*\n$/);
    expect(stderr).not.toMatch(/ENOENT|EACCES|uv_os|^ +at /m);
    expect([...odd.strays(), ...socketsOf(local.child.pid!)]).toEqual([]);
  });

  test.skipIf(!isPossible)('a command runs, and a folder is checked, where nothing has it open', async () => {
    const odd = new OddMachine(machine, await freeBlock());
    expect(await odd.run(['run', 'echo one-off; exit 3'])).toMatchObject({ text: 'one-off\n', status: 3 });
    expect((await odd.run(['check'])).text).toContain('web');
    const ps = await odd.run(['ps']);
    expect(ps.status).toBe(1);
    expect(ps.stderr).toMatch(/^dynodeck: Nothing of Dynodeck has .* open: /m);
    expect(odd.strays()).toEqual([]);
  });

  test.skipIf(!isPossible)('the window is served', async () => {
    const odd = new OddMachine(machine, await freeBlock());
    const serve = odd.start(['serve']);
    onTestFinished(() => void serve.child.kill('SIGKILL'));
    await serve.until(/http:\/\/(127\.0\.0\.1|localhost):\d+\S*/);
    expect((await odd.run(['ps'])).text).toMatch(/web/);
    expect((await serve.kill('SIGINT')).stderr).not.toMatch(/ENOENT|EACCES|uv_os|^ +at /m);
    expect([...odd.strays(), ...socketsOf(serve.child.pid!)]).toEqual([]);
  });
});

describe('A folder that is reached by a link', () => {
  test.each(['local', 'run'])('is where `%s` works, $PWD included, and the app is known by its real path', async (name) => {
    const odd = new OddMachine({ name }, await freeBlock());
    const link = join(odd.root, 'link');
    symlinkSync('app', link);
    const line = `cd ${link}; exec ${process.execPath} ${cli}`;
    const shell = (args: string): Command =>
      new Command(spawn('sh', ['-c', `${line} ${args}`], { env: { ...process.env, DYNODECK_USER_DATA: join(odd.root, 'home'), PORT: '20000' } }));
    if (name === 'run') {
      const run = shell(`run 'echo $PWD'`);
      run.child.stdin?.end();
      expect((await run.ended).text).toBe(`${link}\n`);
      return;
    }
    const local = shell('local');
    onTestFinished(() => void local.child.kill('SIGKILL'));
    await local.until(new RegExp(`web\\.1 +\\| started in ${link}\\n`));
    const env = { ...process.env, DYNODECK_USER_DATA: join(odd.root, 'home') };
    const ps = new Command(spawn(process.execPath, [cli, 'ps', '--json'], { cwd: odd.app, env }));
    expect((await ps.ended).text).toContain('web.1');
    await local.kill('SIGINT');
  });

  test('is not taken for another folder that $PWD names', async () => {
    const odd = new OddMachine({ name: 'stale' }, await freeBlock());
    const command = new Command(
      spawn(process.execPath, [cli, 'run', 'echo $PWD'], {
        cwd: odd.app,
        env: { ...process.env, PWD: odd.root, DYNODECK_USER_DATA: join(odd.root, 'home') },
      }),
    );
    command.child.stdin?.end();
    expect((await command.ended).text).toBe(`${odd.app}\n`);
  });
});
