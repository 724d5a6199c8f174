import { expect, test } from 'vitest';
import { ALL_LINES, openApp } from './harness.ts';

test('a terminal shows what its dyno printed before it was looked at, and answers typed input', async () => {
  const app = await openApp({ Procfile: `worker: echo before; while read line; do echo "you said $line"; done\n` });
  await app.client.request('dynos.start', { app: app.id, target: null });
  await app.line('app[worker.1]: before');
  const terminal = await app.terminal('worker.1');
  await terminal.until(/before/);
  terminal.type('hello\r');
  await terminal.until(/you said hello/);
});

test('two views of one terminal see the same, and the size follows the one used last', async () => {
  const app = await openApp({ Procfile: `worker: while read line; do stty size; done\n` });
  await app.client.request('dynos.start', { app: app.id, target: null });
  await app.untilState('worker.1', 'up');
  const [first, second] = [await app.terminal('worker.1'), await app.terminal('worker.1', { columns: 120, rows: 40 })];
  const told: { view: number; columns: number }[] = [];
  app.client.on('terminal.resized', (resized) => told.push(resized));
  first.type('\r');
  await Promise.all([first.until(/40 120/), second.until(/40 120/)]);
  await app.client.request('terminal.resize', { view: first.view, columns: 90, rows: 20 });
  second.type('\r');
  await Promise.all([first.until(/20 90/), second.until(/20 90/)]);
  expect(told.filter(({ columns }) => columns === 90).map(({ view }) => view).sort()).toEqual([first.view, second.view].sort());
});

test('the screen outlives the dyno', async () => {
  const app = await openApp({ Procfile: 'worker: echo last words; exit 1\n' }, { engine: { timing: { restartDelaysMs: [600_000] } } });
  await app.client.request('dynos.start', { app: app.id, target: null });
  await app.untilState('worker.1', 'crashed');
  await (await app.terminal('worker.1')).until(/last words/);
});

test('every byte of a child that prints 200,000 lines and exits at once reaches the log', async () => {
  const app = await openApp({ Procfile: 'worker: seq 1 200000; exit 0\n' }, { engine: { timing: { restartDelaysMs: [600_000] } } });
  await app.client.request('dynos.start', { app: app.id, target: null });
  await app.untilState('worker.1', 'crashed');
  const view = app.client.newView();
  // A view without a filter has all rows at once.
  const { first, end } = await app.client.request('log.open', { app: app.id, view, filter: ALL_LINES });
  const numbers: string[] = [];
  for (let from = first; from < end; from += 1000) {
    const { rows } = await app.client.request('log.rows', { view, from, count: 1000 });
    numbers.push(...rows.filter(({ source, dyno }) => source === 'app' && dyno !== 'api').map(({ text }) => text));
  }
  expect(numbers).toHaveLength(200_000);
  expect(numbers.every((text, index) => text === String(index + 1))).toBe(true);
});
