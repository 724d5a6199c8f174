import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAMS } from './running-dyno.ts';

const SETSID = 'setsid';
const SHELL = 'sh';
/** What a hidden process does, as a file for sh. */
export const HIDDEN = join(PROGRAMS, 'hidden.sh');

/** A way in which a process hides from the dyno that it comes from. */
export interface Way {
  /** As the end of "what …". */
  name: string;
  /** The program it needs. */
  needs: string;
  /** A shell command that leaves a hidden process behind and ends. What it is to do is told by files in the folder. */
  hide(folder: string, afterSeconds?: number): string;
}

/** Ways of real programs, and the worst that one can do. */
export const WAYS: Way[] = [
  {
    name: 'clears its environment and leaves the session twice over',
    needs: SETSID,
    hide: (folder) => `env -i ${SETSID} sh -c "env -i ${SETSID} -f ${SHELL} ${HIDDEN} ${folder} >/dev/null 2>&1 </dev/null &"`,
  },
  {
    name: 'a shell has sent behind two subshells',
    needs: SETSID,
    hide: (folder) => `( ( env -i ${SETSID} nohup ${SHELL} ${HIDDEN} ${folder} >/dev/null 2>&1 & ) & )`,
  },
  {
    name: "is Ruby's daemon and has overwritten its title",
    needs: 'ruby',
    hide: (folder, afterSeconds = 0) =>
      script(folder, 'hide.rb', [
        'Process.daemon',
        `sleep ${afterSeconds}`,
        `$0 = 'nginx: master process' + ' ' * 4000`,
        `trap('TERM') { File.write('${folder}/asked', 'yes'); exit }`,
        `File.write('${folder}/new', Process.pid); File.rename('${folder}/new', '${folder}/pid')`,
        'sleep',
      ], 'ruby'),
  },
  {
    name: 'is a daemon of perl that runs another program without any variable',
    needs: 'perl',
    hide: (folder) =>
      script(folder, 'hide.pl', [
        'use POSIX;',
        'exit if fork; setsid(); exit if fork; chdir "/"; POSIX::close($_) for 0 .. 255;',
        `%ENV = (); exec {"/bin/sh"} "[kworker/0:0]", "${HIDDEN}", "${folder}";`,
      ], 'perl'),
  },
  {
    name: 'is a daemon of python that a daemon has started',
    needs: 'python3',
    hide: (folder) =>
      script(folder, 'hide.py', [
        'import os',
        'for _ in range(3):',
        '    if os.fork(): os._exit(0)',
        '    os.setsid()',
        'os.closerange(0, 256)',
        `os.execve('/bin/sh', ['x', '${HIDDEN}', '${folder}'], {})`,
      ], 'python3'),
  },
  {
    name: 'Node has detached without variables',
    needs: 'node',
    hide: (folder) =>
      script(folder, 'hide.mjs', [
        `import { spawn } from 'node:child_process';`,
        `spawn('/bin/sh', ['${HIDDEN}', '${folder}'], { detached: true, stdio: 'ignore', env: {} }).unref();`,
      ], process.execPath),
  },
  {
    name: 'start-stop-daemon has put into the background',
    needs: 'start-stop-daemon',
    hide: (folder) => `env -i "$(command -v start-stop-daemon)" --start --background --pidfile ${folder}/none --startas /bin/sh -- ${HIDDEN} ${folder}`,
  },
  {
    name: 'has a name with a line end and a parenthesis in it',
    needs: SETSID,
    hide: (folder) =>
      `ln -s /bin/sh "${folder}/a) S 1
9 (b"; env -i ${SETSID} -f "${folder}/a) S 1
9 (b" ${HIDDEN} ${folder} >/dev/null 2>&1`,
  },
  {
    name: 'is nginx in the background',
    needs: 'nginx',
    hide: (folder) => {
      const http = `http { access_log off; server { listen unix:${folder}/s; } }`;
      const main = `pid ${folder}/pid; error_log ${folder}/log; daemon on; events {} ${http}\n`;
      writeFileSync(join(folder, 'nginx.conf'), main);
      return `env -i "$(command -v nginx)" -c ${folder}/nginx.conf -p ${folder} 2>/dev/null`;
    },
  },
  {
    name: 'is php-fpm in the background',
    needs: 'php-fpm8.2',
    hide: (folder) => {
      const global = ['[global]', `pid = ${folder}/pid`, `error_log = ${folder}/log`, 'daemonize = yes'];
      const pool = ['[www]', 'user = nobody', `listen = ${folder}/s`, 'pm = static', 'pm.max_children = 2'];
      writeFileSync(join(folder, 'fpm.conf'), `${[...global, ...pool].join('\n')}\n`);
      return `env -i "$(command -v php-fpm8.2)" -R -y ${folder}/fpm.conf 2>/dev/null`;
    },
  },
];

/** Whether a program is there, also where only an administrator's $PATH leads. */
export function has(name: string): boolean {
  return spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin:/sbin"; command -v ${name}`]).status === 0;
}

/** Words that run a program as where these files are not. Only an administrator may. */
export const WITHOUT = (...files: string[]): string[] =>
  ['unshare', '-m', 'sh', '-c', `${files.map((file) => `mount --bind /dev/null ${file};`).join('')} exec "$@"`, 'sh'];
export const canHideFiles =
  spawnSync('unshare', ['-m', 'true']).status === 0 && ['perl', 'python3'].every((name) => existsSync(`/usr/bin/${name}`));

/** The pid that a hidden process has written down; null as long as there is none. Servers remove theirs: `kept` stays. */
export function hiddenPid(folder: string): number | null {
  const files = ['kept', 'pid'].map((name) => join(folder, name)).filter((file) => existsSync(file));
  return files.length === 0 ? null : Number(readFileSync(files[0]!, 'utf8')) || null;
}

function script(folder: string, name: string, lines: string[], interpreter: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return `${interpreter} ${join(folder, name)}`;
}
