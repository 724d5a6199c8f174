import { execFileSync, spawnSync } from 'node:child_process';

const NAME = 'dynodeck-test';

/** The user of the sandboxed tests: no password, no home, a shell (a login shell's environment is asked for). */
export function testUser() {
  const known = spawnSync('id', ['-u', NAME], { stdio: 'ignore' }).status === 0;
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/bash'];
  if (!known) execFileSync('useradd', [...options, NAME], { stdio: 'ignore' });
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** The command line that runs these words as that user where we are root, and as ourselves elsewhere. */
export function commandAsTestUser(words) {
  if (process.getuid?.() !== 0) return words;
  const { uid, gid } = testUser();
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=-all', '--', ...words];
}

function idOf(option) {
  return Number(execFileSync('id', [option, NAME], { encoding: 'utf8' }));
}
