import { packaged } from './packaged/packaged.ts';
import type { Part } from './part.ts';
import { eight } from './parts/eight.ts';
import { idle } from './parts/idle.ts';
import { lines } from './parts/lines.ts';
import { logplex } from './parts/logplex.ts';
import { memory } from './parts/memory.ts';
import { open } from './parts/open.ts';
import { search } from './parts/search.ts';
import { soak } from './parts/soak.ts';
import { start } from './parts/start.ts';
import { stop } from './parts/stop.ts';
import { views } from './parts/views.ts';
import { router } from './router/router.ts';
import { echo } from './window/echo.ts';
import { window } from './window/window.ts';

/** In the order they run. */
export const PARTS = {
  start,
  open,
  stop,
  lines,
  eight,
  memory,
  idle,
  logplex,
  search,
  router,
  views,
  soak,
  window,
  echo,
  packaged,
} satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;
