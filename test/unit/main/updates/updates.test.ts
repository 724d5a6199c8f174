import { expect, test } from 'vitest';
import type { UpdateState } from '../../../../shared/desktop/desktop-bridge.ts';
import { updateWords } from '../../../../shared/desktop/update-labels.ts';
import { Updates, type UpdatesOptions } from '../../../../electron/main/updates/updates.ts';

/** A place where versions are published, and what was done with it. */
function published(newest: string | null, given: Partial<UpdatesOptions> = {}) {
  const done: string[] = [];
  const states: UpdateState[] = [];
  const updates = new Updates({
    never: null,
    isSwitchedOn: () => true,
    isBusy: () => false,
    load: () =>
      Promise.resolve({
        check() {
          done.push('check');
          return Promise.resolve(newest);
        },
        download(onPercent: (percent: number) => void) {
          done.push('download');
          for (const percent of [0.4, 50.2, 50.9, 100]) onPercent(percent);
          return Promise.resolve();
        },
        install: () => void done.push('install'),
      }),
    onState: (state) => states.push(state),
    ...given,
  });
  return { updates, done, states };
}

test('a newer version is downloaded, with its progress in whole per cent, and is then ready', async () => {
  const { updates, states } = published('2.0.0');
  await updates.check();
  expect(states).toEqual([
    { phase: 'checking' },
    ...[0, 50, 100].map((percent) => ({ phase: 'downloading', version: '2.0.0', percent })),
    { phase: 'ready', version: '2.0.0' },
  ]);
});

test('without a newer version, nothing is downloaded', async () => {
  const { updates, done } = published(null);
  expect(await updates.check()).toEqual({ phase: 'current' });
  expect(done).toEqual(['check']);
});

test('nothing begins while dynos run; it does once they have stopped', async () => {
  let busy = true;
  let settled: (() => void) | null = null;
  const ready = new Promise<void>((resolve) => (settled = resolve));
  const { updates, done } = published('2.0.0', {
    isBusy: () => busy,
    onState: ({ phase }) => phase === 'ready' && settled?.(),
  });
  expect(await updates.check()).toEqual({ phase: 'waiting' });
  updates.dynosChanged();
  expect(done).toEqual([]);
  busy = false;
  updates.dynosChanged();
  await ready;
  expect(done).toEqual(['check', 'download']);
});

test('it is installed only when it is ready and no dyno runs, and after the engine has ended', async () => {
  let busy = false;
  const { updates, done } = published('2.0.0', { isBusy: () => busy });
  const end = () => Promise.resolve(void done.push('engine ended'));
  await expect(updates.restart(end)).rejects.toThrow('No update is ready');
  await updates.check();
  busy = true;
  await expect(updates.restart(end)).rejects.toThrow('Dynos are running');
  busy = false;
  await updates.restart(end);
  expect(done).toEqual(['check', 'download', 'engine ended', 'install']);
});

test('a package that cannot be updated, and a switch that is off, never ask anybody', async () => {
  const never = published('2.0.0', { never: 'Not from a package.' });
  expect(await never.updates.check()).toEqual({ phase: 'off', reason: 'Not from a package.' });
  let on = false;
  const switched = published('2.0.0', { isSwitchedOn: () => on });
  expect((await switched.updates.check()).phase).toBe('off');
  expect([...never.done, ...switched.done]).toEqual([]);
  on = true;
  switched.updates.switched();
  expect((await switched.updates.check()).phase).toBe('ready');
});

test('a failure is said in one line, and may be tried again', async () => {
  let attempts = 0;
  const { updates } = published(null, {
    load: () => Promise.reject(new Error(`Attempt ${++attempts} failed\n    at somewhere`)),
  });
  expect(await updates.check()).toEqual({ phase: 'failed', reason: 'Attempt 1 failed' });
  expect(await updates.check()).toEqual({ phase: 'failed', reason: 'Attempt 2 failed' });
});

test('every state has words', () => {
  expect(updateWords({ phase: 'current' }, '1.0.0')).toBe('Dynodeck 1.0.0 is the newest version.');
  expect(updateWords({ phase: 'downloading', version: '2.0.0', percent: 7 }, '1.0.0')).toContain('2.0.0 is being downloaded: 7 %');
});
