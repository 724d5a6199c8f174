import { expect, it } from 'vitest';
import { parseUnixTable } from '../../../../electron/engine/net/listening-sockets.ts';

it('reads the listeners of the table, with whatever is in their paths, and no connections', () => {
  const table = [
    'Num       RefCount Protocol Flags    Type St Inode Path',
    '0000000000000000: 00000002 00000000 00010000 0001 01 4711 /tmp/my app.sock',
    '0000000000000000: 00000003 00000000 00000000 0001 03 4712 /tmp/my app.sock',
    '0000000000000000: 00000002 00000000 00010000 0001 01    13 @abstract',
    '0000000000000000: 00000002 00000000 00000000 0002 01 4713 /run/datagrams',
    '0000000000000000: 00000003 00000000 00000000 0001 03 4714',
    '',
  ].join('\n');
  expect(parseUnixTable(table)).toEqual([
    { path: '/tmp/my app.sock', inode: '4711' },
    { path: '@abstract', inode: '13' },
  ]);
});
