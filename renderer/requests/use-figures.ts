import { useEffect, useState } from 'react';
import { useClient } from '../client/connection.ts';
import type { DynoFigures } from './chart-data.ts';

/** The figures are of whole seconds. */
const REFRESH_MS = 1_000;

export interface Figures {
  figures: DynoFigures[];
  /** The second they are of, whole seconds since the epoch. */
  now: number;
}

/** Figures of an app's requests, asked for once a second for as long as they are used. */
export function useFigures(app: string): Figures {
  const client = useClient();
  const [figures, setFigures] = useState<Figures>({ figures: [], now: 0 });
  useEffect(() => {
    if (client === null) return undefined;
    let asking = false;
    const ask = async (): Promise<void> => {
      if (asking) return;
      asking = true;
      try {
        const { dynos } = await client.request('requests.figures', { app });
        setFigures({ figures: dynos, now: Math.floor(Date.now() / REFRESH_MS) });
      } catch {
        // The table says why there is no answer.
      } finally {
        asking = false;
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [client, app]);
  return figures;
}
