import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LedgerFile, ledgersIn } from '../../../electron/engine/process/orphans/ledger-file.ts';
import type { LedgerLine } from '../../../electron/engine/process/orphans/ledger-line.ts';
import { makeStateFolder } from './killable-engine.ts';

const engine: LedgerLine = { kind: 'engine', pid: 100, startedAt: '7', boot: 'b' };
const session = (mark: string): LedgerLine => ({
  kind: 'session',
  pid: 200,
  startedAt: '8',
  mark,
  folder: '/app',
  dyno: 'web.1',
  command: 'npm start',
  at: 1,
});

test('a ledger does not grow with what has passed', async () => {
  const file = new LedgerFile(await makeStateFolder(), 'one');
  file.append(engine);
  file.append(session('stays'));
  for (let count = 0; count < 2_000; count++) {
    file.append(session(`m${count}`));
    file.append({ kind: 'ended', mark: `m${count}` });
  }
  expect(file.read()).toMatchObject({ engine: { pid: 100 }, sessions: [{ mark: 'stays' }] });
  expect((await readFile(join(file.folder, 'one.ledger'), 'utf8')).split('\n').length).toBeLessThan(1_100);
});

test('another engine adds to the ledger of a dead one, even behind a line that is torn', async () => {
  const file = new LedgerFile(await makeStateFolder(), 'one');
  file.append(engine);
  file.append(session('m1'));
  await appendFile(join(file.folder, 'one.ledger'), '{"kind":"sess');
  const [found] = ledgersIn(file.folder);
  found!.append({ kind: 'ended', mark: 'm1' });
  expect(file.read().sessions).toEqual([]);
  found!.remove();
  found!.remove();
  expect(ledgersIn(file.folder)).toEqual([]);
});
