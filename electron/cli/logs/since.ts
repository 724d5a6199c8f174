import { CommandFailure } from '../output/failure.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };
const DURATION = /^(?:\d+[smhdw])+$/;
const CLOCK = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/;
const MICROSECONDS = 1_000_000;

/**
 * A point in time as people write it: how long ago (`90s`, `10m`, `1h30m`, `2d`), a time of today (`14:05`), or any
 * date that JavaScript reads (`2026-11-20T08:15:13Z`, `2026-11-20`).
 * @param now epoch milliseconds
 * @returns microseconds since the epoch
 * @throws {CommandFailure}
 */
export function parseSince(text: string, now: number): number {
  if (DURATION.test(text)) return now * 1000 - secondsOf(text) * MICROSECONDS;
  const clock = CLOCK.exec(text);
  const [, hours, minutes, seconds] = (clock ?? []).map(Number);
  const today = new Date(now).setHours(hours ?? 0, minutes ?? 0, seconds || 0, 0);
  const time = clock === null ? Date.parse(text) : today;
  if (!Number.isNaN(time)) return time * 1000;
  throw new CommandFailure(
    `--since ${text}: write how long ago, such as 10m or 2h, or a time, such as 14:05 or 2026-11-20T08:15.`,
  );
}

function secondsOf(duration: string): number {
  const parts = duration.match(/\d+[smhdw]/g) ?? [];
  return parts.reduce((sum, part) => sum + Number(part.slice(0, -1)) * (UNITS[part.slice(-1)] ?? 0), 0);
}
