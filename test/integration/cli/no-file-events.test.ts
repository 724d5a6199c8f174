import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Command, makePlace, type Place } from './place.ts';

/** A user namespace of which the kernel gives no file watcher: what a busy machine comes to by itself. */
const WITHOUT_INOTIFY = ['unshare', '-Ur', 'sh', '-c'];
const NO_WATCHER = 'echo 0 >/proc/sys/user/max_inotify_instances';
const [program = '', ...args] = WITHOUT_INOTIFY;
const canTryIt = spawnSync(program, [...args, NO_WATCHER]).status === 0;

/** Far more than the two seconds between looks, on a busy machine. */
const SEEN_MS = 45_000;

async function localWithoutEvents(place: Place, ready: RegExp): Promise<Command> {
  const line = `${NO_WATCHER}; exec "$DYNODECK_TEST_NODE" "$DYNODECK_TEST_CLI" local`;
  const command = place.shell(`exec unshare -Ur sh -c '${line}'`);
  onTestFinished(async () => {
    await command.kill('SIGTERM');
  });
  await command.until(ready);
  return command;
}

describe.skipIf(!canTryIt)('Where the system has no file watcher left', () => {
  test('an app starts, its log says how changes are seen, and a restart takes what was saved', async () => {
    const place = await makePlace({ Procfile: 'web: echo x=$X; exec sleep 1000\n', '.env': 'X=1\n' });
    const local = await localWithoutEvents(place, /x=1/);
    const { text } = await place.run(['logs', '-n', '100']);
    expect(text).toContain(
      'Changes of files are not told here (the system has no file watcher left): they are looked at every 2 s and before starts',
    );
    await writeFile(join(place.folder, '.env'), 'X=2\n');
    expect((await place.run(['ps:restart', 'web'])).status).toBe(0);
    await local.until(/x=2/);
  });

  test('a changed Procfile is seen though nobody asks for a start', async () => {
    const place = await makePlace({ Procfile: 'web: echo ready; exec sleep 1000\n' });
    await localWithoutEvents(place, /ready/);
    await writeFile(join(place.folder, 'Procfile'), 'web: echo ready; exec sleep 1000\nmailer: exec sleep 1000\n');
    const formation = async (): Promise<string> => (await place.run(['ps:scale'])).text;
    await expect.poll(formation, { timeout: SEEN_MS, interval: 0 }).toContain('mailer=');
  });
});
