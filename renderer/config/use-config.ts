import { useCallback, useEffect, useRef, useState } from 'react';
import type { ConfigListing } from '../../shared/config/config-entry.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import { useClient } from '../client/connection.ts';

/** An app's snapshot changes in bursts; the files are asked about once for each. */
const SETTLE_MS = 150;

export interface ConfigControl {
  /** Null until the engine has answered. */
  listing: ConfigListing | null;
  failure: string | null;
  /** Names whose values are shown; null: all. */
  revealed: readonly string[] | null;
  reveal(names: readonly string[] | null): void;
  refresh(): void;
}

const NONE: readonly string[] = [];

/** The config vars of an app, read anew whenever the app changes while `visible`. Leaving hides all values again. */
export function useConfig(app: string, visible: boolean): ConfigControl {
  const client = useClient();
  const [listing, setListing] = useState<ConfigListing | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [revealed, setRevealed] = useState<readonly string[] | null>(NONE);
  const asked = useRef(0);

  if (!visible && revealed !== NONE) setRevealed(NONE);

  const refresh = useCallback(() => {
    if (client === null) return;
    const mine = ++asked.current;
    const reveal = revealed === null ? null : [...revealed];
    client.request('config.list', { app, reveal }).then(
      (answer) => {
        if (mine !== asked.current) return;
        setListing(answer);
        setFailure(null);
      },
      (thrown: unknown) => mine === asked.current && setFailure(toFailure(thrown).message),
    );
  }, [client, app, revealed]);

  useEffect(() => {
    if (!visible || client === null) return undefined;
    refresh();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = client.on('app.changed', ({ id }) => {
      if (id !== app) return;
      clearTimeout(timer);
      timer = setTimeout(refresh, SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, app, visible, refresh]);

  return { listing, failure, revealed, reveal: setRevealed, refresh };
}
