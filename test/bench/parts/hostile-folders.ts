import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What makes a folder costly to open: it is given an empty one. */
type Make = (folder: string) => void;

const WEB = 'web: sleep 1\n';
const FILES = ['Procfile', '.env', 'app.json', 'heroku.yml', 'package.json', '.git'];
const GIT_FILES = ['HEAD', 'commondir', 'packed-refs'];
const GIBIBYTE = 1024 ** 3;

/** Each beside the largest of its kind that is read. */
export const HOSTILE_FOLDERS: Readonly<Record<string, Make>> = {
  'Procfile of 300 types': file('Procfile', lines(300, (at) => `type${at}: sleep 1\n`)),
  'Procfile of 5,000 types': file('Procfile', lines(5_000, (at) => `type${at}: sleep 1\n`)),
  'Procfile of 10,000 bad lines': file('Procfile', lines(10_000, (at) => `bad ${at}\n`)),
  'Procfile of 4 MB': file('Procfile', lines(400_000, (at) => `bad ${at}\n`)),
  'Procfile with a line of 200 KB': file('Procfile', `web: ${'x'.repeat(200_000)}\n`),
  'sparse Procfile of 10 GiB': (folder) => {
    writeFileSync(join(folder, 'Procfile'), WEB);
    truncateSync(join(folder, 'Procfile'), 10 * GIBIBYTE);
  },
  '.env of 8,000 lines': file('.env', lines(8_000, (at) => `NAME_${at}=value ${at}\n`)),
  '.env of 900,000 lines': file('.env', lines(900_000, () => 'A=1\n')),
  '.env of 60 KB that is no UTF-8': file('.env', Buffer.alloc(60_000, 0xff)),
  '.env of 4 MB that is no UTF-8': file('.env', Buffer.alloc(4_000_000, 0xff)),
  '.env of 4 MB in 39 lines': file('.env', lines(39, (at) => `N${at}=${'x'.repeat(100_000)}\n`)),
  '.env of JSON, 8,000 names': file('.env', JSON.stringify(vars(8_000))),
  '.env of JSON, 300,000 names': file('.env', JSON.stringify(vars(300_000))),
  '.env of JSON, 40,000 deep': file('.env', '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000)),
  'app.json of 60 KB': file('app.json', JSON.stringify({ env: vars(2_500) })),
  'app.json of 2 MB': file('app.json', JSON.stringify({ env: vars(90_000) })),
  'app.json, 60,000 deep': file('app.json', '['.repeat(60_000)),
  'heroku.yml of 300 keys': file('heroku.yml', `setup:\n  config:\n${lines(300, (at) => `    K${at}: a\n`)}`),
  'heroku.yml of 20,000 keys': file('heroku.yml', `run:\n${lines(20_000, (at) => `  k${at}: a\n`)}`),
  'heroku.yml, 8,000 deep': file('heroku.yml', '['.repeat(8_000)),
  'heroku.yml of aliases': file(
    'heroku.yml',
    `a0: &a0 [x,x,x]\n${lines(40, (at) => `a${at + 1}: &a${at + 1} [*a${at},*a${at},*a${at},*a${at}]\n`)}`,
  ),
  'Gemfile of blank lines': file('Gemfile', '\n'.repeat(200_000)),
  'package.json of 250 KB': file('package.json', JSON.stringify({ scripts: vars(10_000) })),
  'folder of 100,000 files': (folder) => {
    for (let at = 0; at < 100_000; at++) writeFileSync(join(folder, `file ${at}`), '');
  },
  'links to /dev/zero': (folder) => {
    for (const name of FILES) symlinkSync('/dev/zero', join(folder, name));
  },
  'pipes': (folder) => void execFileSync('mkfifo', FILES.map((name) => join(folder, name))),
  '.git of pipes': (folder) => {
    writeFileSync(join(folder, 'Procfile'), WEB);
    mkdirSync(join(folder, '.git'));
    execFileSync('mkfifo', GIT_FILES.map((name) => join(folder, '.git', name)));
  },
};

function file(name: string, content: string | Buffer): Make {
  return (folder) => {
    if (name === '.env') writeFileSync(join(folder, 'Procfile'), WEB);
    writeFileSync(join(folder, name), content);
  };
}

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('');
}

function vars(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`NAME_${at}`, `${at}`]));
}
