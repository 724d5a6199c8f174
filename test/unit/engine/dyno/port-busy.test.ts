import { expect, test } from 'vitest';
import { AIRPLAY } from '../../../../electron/engine/system/process-table/port-holder.ts';
import { describeConflict } from '../../../../electron/engine/dyno/port-busy.ts';

const conflict = { port: 5000, dyno: 'web.1', freeBase: 5100 };

test('who holds a port is named with all that is known, and what to do', () => {
  const holder = { pid: 7, command: 'node server.js', folder: '/code/shop' };
  expect(describeConflict({ ...conflict, holder })).toBe(
    'Port 5000 is in use by node server.js (pid 7, in /code/shop). Stop it, or set the base port to a free one such as 5100.',
  );
  expect(describeConflict({ ...conflict, holder: { ...holder, folder: null }, freeBase: null })).toBe(
    'Port 5000 is in use by node server.js (pid 7). Stop it.',
  );
  expect(describeConflict({ ...conflict, holder: null })).toContain('by another program');
});

test("macOS's AirPlay, which no developer started, is called by its name and where to turn it off", () => {
  const told = describeConflict({ ...conflict, holder: { pid: 7, command: AIRPLAY, folder: null } });
  expect(told).toContain('AirPlay Receiver');
  expect(told).toContain('System Settings');
  expect(told).not.toContain('pid');
});
