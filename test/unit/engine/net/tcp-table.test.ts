import { expect, it } from 'vitest';
import { parseLsof } from '../../../../electron/engine/net/lsof.ts';
import { parseTcpTable } from '../../../../electron/engine/net/tcp-listeners.ts';

const COUNTERS = '00000000:00000000 00:00000000 00000000  1000        0';

it('reads the listeners of IPv4 and IPv6 tables, and no connections', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    `   0: 0100007F:1389 00000000:0000 0A ${COUNTERS} 4711 1 0000000000000000 100 0 0 10 0`,
    `   1: 0100007F:1389 0100007F:9C40 01 ${COUNTERS} 4712 1 0000000000000000 20 4 30 10 -1`,
    `   2: 00000000000000000000000000000000:138A 00000000000000000000000000000000:0000 0A ${COUNTERS} 4713 1 0`,
  ].join('\n');
  expect(parseTcpTable(table)).toEqual([
    { port: 5001, inode: '4711' },
    { port: 5002, inode: '4713' },
  ]);
});

it('reads the fields of lsof', () => {
  expect(parseLsof('p612\ncControlCe\nf9\nn*:5000\n')).toEqual([
    { name: 'p', value: '612' },
    { name: 'c', value: 'ControlCe' },
    { name: 'f', value: '9' },
    { name: 'n', value: '*:5000' },
  ]);
});
