import { describe, expect, it } from 'vitest';
import { requests } from '../../fixtures/router-corpus/requests.ts';
import { responses } from '../../fixtures/router-corpus/responses.ts';
import { answersOf, forEachAtOnce, keepAnswer, RAW, readingOf } from './corpus-reader.ts';
import { openRoutedApp } from './routed-app.ts';

it('names each case once, and has enough of them', () => {
  for (const [cases, enough] of [[requests, 300], [responses, 60]] as const) {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(enough);
  }
});

describe.each([
  ['kept', true],
  ['not kept', false],
])('with connections to the dyno %s', (_, keepAlive) => {
  it('every request of the corpus is read as its verdict says', async () => {
    const { port } = await openRoutedApp(RAW, { settings: { keepAlive } });
    const wrong: object[] = [];
    await forEachAtOnce(requests, async ({ name, packets, seen, status, kept }) => {
      const reading = await readingOf(port, packets);
      const verdict = { seen, status, kept };
      if (JSON.stringify(reading) !== JSON.stringify(verdict)) wrong.push({ name, reading, verdict });
    });
    expect(wrong).toEqual([]);
  });

  it('every response of the corpus comes to the client as its verdict says, and the next one is its own', async () => {
    const { port } = await openRoutedApp(RAW, { settings: { keepAlive } });
    const wrong: object[] = [];
    await forEachAtOnce(responses, async ({ name, method, bytes, ends, got }) => {
      const id = `${ends ? 'end' : 'go-on'}-${responses.findIndex((each) => each.name === name)}`;
      await keepAnswer(port, id, bytes);
      const reading = await answersOf(port, method, id);
      const verdict = { got, next: got.includes('…') ? null : 'GET /next' };
      if (JSON.stringify(reading) !== JSON.stringify(verdict)) wrong.push({ name, reading, verdict });
    });
    expect(wrong).toEqual([]);
  });
});
