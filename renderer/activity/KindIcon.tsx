import {
  ArrowUpDown,
  CircleAlert,
  CirclePlay,
  CircleStop,
  Construction,
  FilePen,
  ListChecks,
  Moon,
  Plug,
  Rocket,
  RotateCw,
  SquareTerminal,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ActivityKind } from '../../shared/app/activity.ts';

const ICONS: Readonly<Record<ActivityKind, LucideIcon>> = {
  start: CirclePlay,
  stop: CircleStop,
  crash: CircleAlert,
  restart: RotateCw,
  scale: ArrowUpDown,
  release: Rocket,
  config: ListChecks,
  files: FilePen,
  maintenance: Construction,
  sleep: Moon,
  'one-off': SquareTerminal,
  port: Plug,
};

export function KindIcon({ kind }: { kind: ActivityKind }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden="true" size={14} />;
}
