import { useEffect, useState } from 'react';
import { DynoTerminal } from './dyno-terminal.ts';
import { held } from './held-terminals.ts';

/**
 * The one terminal of a dyno, shared by everything that shows it: made when first wanted, gone when nobody holds it.
 * Null until then.
 */
export function useDynoTerminal(app: string, dyno: string, wanted: boolean): DynoTerminal | null {
  const [terminal, setTerminal] = useState<DynoTerminal | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    setTerminal(hold(app, dyno));
    return () => {
      setTerminal(null);
      // What takes the terminal over in the same change of the page, such as a cell of the grid, holds it first.
      setTimeout(() => release(app, dyno));
    };
  }, [app, dyno, wanted]);
  return terminal;
}

function hold(app: string, dyno: string): DynoTerminal {
  const key = keyOf(app, dyno);
  const entry = held.get(key) ?? { terminal: create(app, dyno), holders: 0 };
  entry.holders++;
  held.set(key, entry);
  return entry.terminal;
}

function create(app: string, dyno: string): DynoTerminal {
  return new DynoTerminal(app, dyno, (other) => held.get(keyOf(app, other))?.terminal);
}

function release(app: string, dyno: string): void {
  const key = keyOf(app, dyno);
  const entry = held.get(key);
  if (entry === undefined || --entry.holders > 0) return;
  held.delete(key);
  entry.terminal.dispose();
}

function keyOf(app: string, dyno: string): string {
  return JSON.stringify([app, dyno]);
}
