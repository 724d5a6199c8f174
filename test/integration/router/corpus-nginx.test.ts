import { expect, it } from 'vitest';
import type { RequestCase } from '../../fixtures/router-corpus/corpus-case.ts';
import {
  COMPARED_VERSION,
  type Difference,
  nginxForwards,
  nginxRefuses,
} from '../../fixtures/router-corpus/nginx-differences.ts';
import { requests } from '../../fixtures/router-corpus/requests.ts';
import { forEachAtOnce, ODD, RAW, readingOf } from './corpus-reader.ts';
import { startNginx } from './nginx-proxy.ts';
import { openRoutedApp } from './routed-app.ts';

it('nginx reads every request as we do, or the difference is on the list, with its reason', async () => {
  const { port } = await openRoutedApp(RAW);
  const version = await startNginx(port + 1, port - 98);
  const [refuses, forwards, others]: string[][] = [[], [], []];
  await forEachAtOnce(requests, async (each) => {
    const ours = outcome(each);
    const theirs = outcome(await readingOf(port + 1, each.packets));
    if (ours === theirs) return;
    if (ours.endsWith(REFUSED)) forwards?.push(each.name);
    else if (theirs.endsWith(REFUSED)) refuses?.push(each.name);
    else others?.push(each.name);
  });
  const found = { refuses, forwards, others };
  const known = { refuses: namesOf(nginxRefuses), forwards: namesOf(nginxForwards), others: [] };
  if (version === COMPARED_VERSION) expect(sorted(found)).toEqual(sorted(known));
  // Of another release at least what passes here and not there must be on the list.
  expect(known.refuses).toEqual(expect.arrayContaining(found.refuses ?? []));
  expect(others).toEqual([]);
});

const REFUSED = 'refused';

/** What readers can differ in: fields are each proxy's own matter. */
function outcome({ seen, status }: Pick<RequestCase, 'seen' | 'status'>): string {
  const messages = seen
    .filter((told) => told !== ODD)
    .map((told) => {
      const [head = '', body = ''] = told.split(' || ');
      return `${head.split(' | ', 1)[0]} || ${body}`;
    });
  return [...messages, ...(status === null ? [] : [REFUSED])].join(', ');
}

function namesOf(differences: readonly Difference[]): string[] {
  return differences.flatMap(({ cases }) => cases);
}

function sorted(lists: Record<string, string[] | undefined>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(lists).map(([name, list = []]) => [name, list.toSorted()]));
}
