import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RequestCase } from '../../fixtures/router-corpus/corpus-case.ts';
import { requests } from '../../fixtures/router-corpus/requests.ts';
import { readingOf } from './corpus-reader.ts';
import { openRoutedApp, SERVERS } from './routed-app.ts';

const RAW = `web: exec ${process.execPath} ${join(SERVERS, 'raw.mjs')}`;
/** Connections at a time. */
const AT_ONCE = 24;

it('names each case once, and has enough of them', () => {
  expect(new Set(requests.map(({ name }) => name)).size).toBe(requests.length);
  expect(requests.length).toBeGreaterThanOrEqual(300);
});

it.each([
  ['kept', true],
  ['not kept', false],
])('every request of the corpus is read as its verdict says, with connections to the dyno %s', async (_, keepAlive) => {
  const { port } = await openRoutedApp(RAW, { settings: { keepAlive } });
  const wrong: object[] = [];
  await forEach(requests, async ({ name, packets, seen, status, kept }) => {
    const reading = await readingOf(port, packets);
    const verdict = { seen, status, kept };
    if (JSON.stringify(reading) !== JSON.stringify(verdict)) wrong.push({ name, reading, verdict });
  });
  expect(wrong).toEqual([]);
});

async function forEach(cases: readonly RequestCase[], run: (each: RequestCase) => Promise<void>): Promise<void> {
  const left = [...cases];
  const worker = async (): Promise<void> => {
    for (let each = left.shift(); each !== undefined; each = left.shift()) await run(each);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
