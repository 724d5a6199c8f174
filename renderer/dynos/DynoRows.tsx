import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { DynoSnapshot } from '../../shared/dynos/dyno.ts';
import { apps } from '../state/apps-store.ts';
import { DynoRow } from './DynoRow.tsx';

/** The dynos of an app that belong to one group. */
export function DynoRows({ app, belongs }: { app: string; belongs: (dyno: DynoSnapshot) => boolean }) {
  const names = useStore(
    apps,
    useShallow(({ byId }) => (byId[app]?.dynos ?? []).filter(belongs).map(({ name }) => name)),
  );
  return (
    <ul>
      {names.map((name) => (
        <DynoRow key={name} app={app} name={name} />
      ))}
    </ul>
  );
}
