import type { ActivityEntry, ActivityKind } from '../../shared/app/activity.ts';

export interface Marker {
  /** Seconds since the epoch. */
  time: number;
  /** What a pointer near it is told. */
  text: string;
  /** A custom property of tokens.css. */
  colour: string;
}

/** What explains a bend in a curve; all else would only hide it. */
const COLOURS: Readonly<Partial<Record<ActivityKind, string>>> = {
  release: '--focus',
  config: '--focus',
  crash: '--crashed',
  restart: '--starting',
  scale: '--up',
};

export function markersOf(entries: readonly ActivityEntry[]): Marker[] {
  return entries.flatMap(({ kind, at, text }) => {
    const colour = COLOURS[kind];
    return colour === undefined ? [] : [{ time: at / 1000, text, colour }];
  });
}

/** The words of the markers that lie this near to a time, each once. @param reach seconds */
export function wordsNear(markers: readonly Marker[], time: number, reach: number): string {
  const near = markers.filter((marker) => Math.abs(marker.time - time) <= reach);
  return [...new Set(near.map(({ text }) => text))].join(' · ');
}
