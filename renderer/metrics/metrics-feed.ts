import type { Client } from '../../shared/contract/client.ts';
import type { DynoSample, Sample } from '../../shared/app/platform.ts';

/** What a sparkline has room for; with a sample every 2 s, two minutes. */
export const SHOWN_SAMPLES = 60;

type Listener = (samples: readonly DynoSample[]) => void;

/** Samples of one app's dynos, kept while a meter is on screen. Lives outside React: no sample renders it. */
export class MetricsFeed {
  readonly #byDyno = new Map<string, DynoSample[]>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #stopListening: (() => void) | null = null;

  readonly #client: Client;
  readonly #app: string;

  constructor(
    client: Client,
    app: string,
  ) {
    this.#client = client;
    this.#app = app;
  }

  /** Tells the samples of a dyno, oldest first, now and after each new one. @returns what ends it. */
  watch(dyno: string, listener: Listener): () => void {
    const set = this.#listeners.get(dyno) ?? new Set();
    this.#listeners.set(dyno, set.add(listener));
    if (this.#stopListening === null) this.#start();
    else listener(this.#byDyno.get(dyno) ?? []);
    return () => {
      set.delete(listener);
      if (set.size === 0) this.#listeners.delete(dyno);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  #start(): void {
    this.#stopListening = this.#client.on('metrics.sampled', ({ app, sample }) => {
      if (app === this.#app) this.#add(sample);
    });
    void this.#takeHistory();
  }

  #stop(): void {
    this.#stopListening?.();
    this.#stopListening = null;
    this.#byDyno.clear();
  }

  async #takeHistory(): Promise<void> {
    try {
      const { samples } = await this.#client.request('metrics.history', { app: this.#app });
      const wanted = this.#stopListening;
      if (wanted === null) return;
      this.#byDyno.clear();
      for (const sample of samples.slice(-SHOWN_SAMPLES)) this.#keep(sample);
      this.#notify();
    } catch {
      // The connection has ended; another one makes another feed.
    }
  }

  #add(sample: Sample): void {
    this.#keep(sample);
    this.#notify();
  }

  /** A dyno that is in no sample any more has ended, and begins anew when it is back. */
  #keep({ dynos }: Sample): void {
    const present = new Set(dynos.map(({ dyno }) => dyno));
    for (const dyno of this.#byDyno.keys()) if (!present.has(dyno)) this.#byDyno.delete(dyno);
    for (const sample of dynos) {
      const kept = this.#byDyno.get(sample.dyno) ?? [];
      kept.push(sample);
      if (kept.length > SHOWN_SAMPLES) kept.shift();
      this.#byDyno.set(sample.dyno, kept);
    }
  }

  #notify(): void {
    for (const [dyno, listeners] of this.#listeners) {
      for (const listener of listeners) listener(this.#byDyno.get(dyno) ?? []);
    }
  }
}

const feeds = new WeakMap<Client, Map<string, MetricsFeed>>();

/** The one feed of an app over a connection; all of its meters share it. */
export function metricsFeed(client: Client, app: string): MetricsFeed {
  const byApp = feeds.get(client) ?? new Map<string, MetricsFeed>();
  feeds.set(client, byApp);
  const feed = byApp.get(app) ?? new MetricsFeed(client, app);
  byApp.set(app, feed);
  return feed;
}
