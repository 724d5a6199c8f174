import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../shared/contract/client.ts';
import { joined, RequestFeed } from '../../../../renderer/requests/request-feed.ts';
import { requests } from './a-request.ts';

describe('requests that have come', () => {
  const numbers = (list: readonly { number: number }[]) => list.map(({ number }) => number);

  it('follow those that are kept', () => {
    const kept = requests(1, 3);
    expect(numbers(joined(kept, { records: requests(4, 5), first: 1, last: 5 }))).toEqual([1, 2, 3, 4, 5]);
    expect(joined(kept, { records: [], first: 1, last: 3 })).toBe(kept);
  });

  it('push out those that the engine has forgotten', () => {
    expect(numbers(joined(requests(1, 3), { records: requests(4, 4), first: 3, last: 4 }))).toEqual([3, 4]);
  });

  it('stand alone once the others were cleared', () => {
    expect(joined(requests(1, 3), { records: [], first: 0, last: 0 })).toEqual([]);
    expect(numbers(joined(requests(7, 9), { records: requests(1, 2), first: 1, last: 2 }))).toEqual([1, 2]);
  });

  it('are never more than the engine keeps', () => {
    const many = joined(requests(1, 10_000), { records: requests(10_001, 10_005), first: 1, last: 10_005 });
    expect(many).toHaveLength(10_000);
    expect(many.at(-1)?.number).toBe(10_005);
  });
});

/** A client of an engine that keeps these requests and answers with at most so many. */
function engineWith(kept: () => ReturnType<typeof requests>, most: number) {
  const asked: number[] = [];
  const listeners = new Map<string, (data: { app: string; last: number }) => void>();
  const client = {
    on(event: string, listener: (data: { app: string; last: number }) => void) {
      listeners.set(event, listener);
      return () => listeners.delete(event);
    },
    request(_method: string, { after }: { after: number }) {
      asked.push(after);
      const all = kept();
      const records = all.filter(({ number }) => number > after).slice(0, most);
      return Promise.resolve({ records, first: all[0]?.number ?? 0, last: all.at(-1)?.number ?? 0 });
    },
  } as unknown as Client;
  const tell = (event: string, app: string): void => listeners.get(event)?.({ app, last: 0 });
  return {
    client,
    asked,
    grow: (app: string) => tell('requests.grew', app),
    clear: (app: string) => tell('requests.cleared', app),
  };
}

describe('the feed of requests', () => {
  const ready = (feed: RequestFeed, count: number) =>
    new Promise<void>((resolve) => {
      const check = (): void => {
        if (feed.store.getState().ready && feed.store.getState().records.length === count) resolve();
      };
      feed.store.subscribe(check);
      check();
    });

  const shown = async (client: Client, count: number): Promise<RequestFeed> => {
    const feed = new RequestFeed(client, 'a');
    feed.follow();
    feed.setVisible(true);
    await ready(feed, count);
    return feed;
  };

  it('asks for nothing before somebody looks, then for everything in pieces', async () => {
    const engine = engineWith(() => requests(1, 5), 2);
    const feed = new RequestFeed(engine.client, 'a');
    const stop = feed.follow();
    engine.grow('a');
    expect(engine.asked).toEqual([]);
    feed.setVisible(true);
    await ready(feed, 5);
    expect(engine.asked).toEqual([0, 2, 4]);
    stop();
  });

  it('is empty once somebody has had the requests cleared', async () => {
    let kept = requests(1, 3);
    const engine = engineWith(() => kept, 100);
    const feed = await shown(engine.client, 3);
    kept = [];
    engine.clear('b');
    engine.clear('a');
    await ready(feed, 0);
    expect(engine.asked).toEqual([0, 3]);
  });

  it('takes what is new, and starts over when the engine counts anew', async () => {
    let kept = requests(1, 3);
    const engine = engineWith(() => kept, 100);
    const feed = await shown(engine.client, 3);
    kept = requests(1, 4);
    engine.grow('a');
    await ready(feed, 4);
    kept = requests(1, 2);
    engine.grow('b');
    engine.grow('a');
    await ready(feed, 2);
    expect(feed.store.getState().records.map(({ number }) => number)).toEqual([1, 2]);
  });
});
