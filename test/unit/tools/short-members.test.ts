import { readFileSync } from 'node:fs';
import type { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { rename, shortNames } from '../../../electron/tools/short-members.mjs';

/** xterm.js without a window. */
const HEADLESS = 'node_modules/@xterm/headless/lib-headless/xterm-headless.mjs';

describe('Short names for private members', () => {
  it('are one for each member in all sources, the shortest for the most frequent', () => {
    const sources = ['a._often;a._often;a._seldom', 'b._often'];
    const names = shortNames(sources);
    expect([...names]).toEqual([['_often', '_0'], ['_seldom', '_1']]);
    expect(sources.map((source) => rename(source, names))).toEqual(['a._0;a._0;a._1', 'b._0']);
  });

  it('take none that a source has already', () => {
    expect([...shortNames(['a._0;a._1;a._member']).values()]).toEqual(['_2']);
  });

  it('leave alone what begins with two underscores, is short, or only ends like a member', () => {
    const source = 'a.__proto__;a._x;some_member;$_member';
    expect(rename(source, shortNames([source]))).toBe(source);
  });

  it('leave a terminal that works', async () => {
    const code = readFileSync(HEADLESS, 'utf8');
    const renamed = rename(code, shortNames([code]));
    expect(renamed.length).toBeLessThan(code.length * 0.9);
    const module = (await import(`data:text/javascript,${encodeURIComponent(renamed)}`)) as {
      Terminal: typeof Terminal;
    };
    const terminal = new module.Terminal({ allowProposedApi: true });
    await new Promise<void>((resolve) => terminal.write('web.1 \x1b[1mis up\x1b[0m', resolve));
    expect(terminal.buffer.active.getLine(0)?.translateToString(true)).toBe('web.1 is up');
  });
});
