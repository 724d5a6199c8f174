import { expect, it } from 'vitest';
import { LADDER_HINTS } from '../../../../../renderer/config/settings/ExitFields.tsx';
import { HEROKU_RESTART_DELAYS_MS, RESTART_DELAYS_MS } from '../../../../../shared/dynos/dyno-machine.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

it('says the waits between restarts as the dyno manager has them', () => {
  expect(RESTART_DELAYS_MS).toEqual([0, ...numbers(LADDER_HINTS.seconds).map((seconds) => seconds * SECOND_MS)]);
  const [a = 0, b = 0, c = 0, hours = 0, lastHours = 0, lastMinutes = 0] = numbers(LADDER_HINTS.heroku);
  const minutes = [a, b, c, hours * 60, lastHours * 60 + lastMinutes];
  expect(HEROKU_RESTART_DELAYS_MS).toEqual([0, ...minutes.map((each) => each * MINUTE_MS)]);
});

function numbers(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}
