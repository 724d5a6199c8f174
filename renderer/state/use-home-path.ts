import { useStore } from 'zustand';
import { connection } from '../client/connection.ts';
import { homePath } from '../ui/text/home-path.ts';

/** A path of the engine's machine, short where it is in the home folder there: `~/src/shop`. */
export function useHomePath(path: string): string {
  const home = useStore(connection, ({ info }) => info?.home);
  return homePath(path, home);
}
