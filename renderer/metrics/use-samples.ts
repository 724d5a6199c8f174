import { useEffect, useState } from 'react';
import type { Sample } from '../../shared/app/platform.ts';
import { useClient } from '../client/connection.ts';

/** What the engine keeps. */
const SPAN_MS = 60 * 60_000;
const NONE: readonly Sample[] = [];

/** Samples of the last hour of an app, oldest first, kept up while this is used; null until the engine has answered. */
export function useSamples(app: string): readonly Sample[] | null {
  const client = useClient();
  const [samples, setSamples] = useState<readonly Sample[] | null>(null);
  useEffect(() => {
    if (client === null) return undefined;
    let isUsed = true;
    const stop = client.on('metrics.sampled', ({ app: of, sample }) => {
      if (of === app) setSamples((before) => (before === null ? null : withNewer(before, sample)));
    });
    client.request('metrics.history', { app }).then(
      (answer) => isUsed && setSamples(answer.samples),
      () => isUsed && setSamples(NONE),
    );
    return () => {
      isUsed = false;
      stop();
    };
  }, [client, app]);
  return samples;
}

function withNewer(before: readonly Sample[], sample: Sample): readonly Sample[] {
  const start = sample.at - SPAN_MS;
  const first = before.findIndex(({ at }) => at >= start);
  return [...(first > 0 ? before.slice(first) : before), sample];
}
