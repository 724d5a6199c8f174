import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const repeated = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('');
const WEB = 'web: sleep 1\n';

/** Folders that cost much to open, by what is in them: each makes itself in an empty folder. */
export const HOSTILE_FOLDERS: Readonly<Record<string, (folder: string) => void>> = {
  'Procfile of 500 types': file('Procfile', repeated(500, (at) => `type${at}: sleep 1\n`)),
  'Procfile of 5,000 types': file('Procfile', repeated(5_000, (at) => `type${at}: sleep 1\n`)),
  'Procfile of 4 MB': file('Procfile', repeated(400_000, (at) => `bad ${at}\n`)),
  'Procfile with a line of 200 KB': file('Procfile', `web: ${'x'.repeat(200_000)}\n`),
  '.env of 9,000 lines': file('.env', repeated(9_000, (at) => `NAME_${at}=value ${at}\n`)),
  '.env of 900,000 lines': file('.env', repeated(900_000, () => 'A=1\n')),
  '.env of JSON, 300,000 names': file('.env', `{${repeated(300_000, (at) => `"a${at}":1,`)}"b":1}`),
  '.env of JSON, 300,000 deep': file('.env', '{"a":'.repeat(300_000) + '1' + '}'.repeat(300_000)),
  'app.json of 60 KB': file('app.json', JSON.stringify({ env: Object.fromEntries(Array.from({ length: 4_500 }, (_, at) => [`N${at}`, `${at}`])) })),
  'app.json of 2 MB': file('app.json', JSON.stringify({ env: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`N${at}`, `${at}`])) })),
  'app.json, 2,000,000 deep': file('app.json', '['.repeat(2_000_000)),
  'heroku.yml of 350 keys': file('heroku.yml', `setup:\n  config:\n${repeated(350, (at) => `    K${at}: a\n`)}`),
  'heroku.yml of 20,000 keys': file('heroku.yml', `run:\n${repeated(20_000, (at) => `  k${at}: a\n`)}`),
  'heroku.yml, 8,000 deep': file('heroku.yml', '['.repeat(8_000)),
  'heroku.yml of aliases': file('heroku.yml', `a0: &a0 [x,x,x]\n${repeated(40, (at) => `a${at + 1}: &a${at + 1} [*a${at},*a${at},*a${at},*a${at}]\n`)}`),
  'Gemfile of blank lines': bare((folder) => writeFileSync(join(folder, 'Gemfile'), '\n'.repeat(200_000))),
  'package.json of 1 MB': bare((folder) => writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`s${at}`, 'x'])) }))),
  'folder of 100,000 files': bare((folder) => {
    for (let at = 0; at < 100_000; at++) writeFileSync(join(folder, `file ${at}`), '');
  }),
  'sparse Procfile of 10 GB': bare((folder) => {
    writeFileSync(join(folder, 'Procfile'), WEB);
    truncateSync(join(folder, 'Procfile'), 10 * 1024 ** 3);
  }),
  'links to /dev/zero': bare((folder) => {
    for (const name of ['Procfile', '.env', 'app.json', 'heroku.yml', 'package.json', '.git']) symlinkSync('/dev/zero', join(folder, name));
  }),
  'pipes': bare((folder) => {
    for (const name of ['Procfile', '.env', 'app.json', 'heroku.yml', 'package.json', '.git']) execFileSync('mkfifo', [join(folder, name)]);
  }),
  'a .git of pipes': bare((folder) => {
    writeFileSync(join(folder, 'Procfile'), WEB);
    mkdirSync(join(folder, '.git'));
    for (const name of ['HEAD', 'commondir', 'packed-refs']) execFileSync('mkfifo', [join(folder, '.git', name)]);
  }),
};

function file(name: string, text: string): (folder: string) => void {
  return (folder) => {
    if (name === '.env') writeFileSync(join(folder, 'Procfile'), WEB);
    writeFileSync(join(folder, name), text);
  };
}

function bare(make: (folder: string) => void): (folder: string) => void {
  return make;
}
