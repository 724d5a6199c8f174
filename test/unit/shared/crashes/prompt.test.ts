import { describe, expect, test } from 'vitest';
import { debuggerPrompt } from '../../../../shared/crashes/crash-prompt.ts';

const DEBUGGERS = [
  ['pdb', '> /app/app.py(3)<module>()\r\n-> x = 1\r\n(Pdb) '],
  ['pdb', '(Pdb++) '],
  ['pdb', '\x1b[?2004h((Pdb)) '],
  ['ipdb', '\x1b[?2004h\x1b[?1l\x1b[0;38;5;28mipdb> \x1b[0m\r\x1b[6C\x1b[?12l\x1b[?25h'],
  ['byebug', '   3: end\r\n(byebug) '],
  ['rdbg', '\x1b[?2004h(rdbg) '],
  ['rdbg', '(rdbg@#1) '],
  ['node inspect', '  4 })\r\ndebug> '],
  ['node inspect', 'debug> con\r\x1b[0Kdebug> co'],
  ['pdb', '\x01\x1b[1m\x02(Pdb) \x01\x1b[0m\x02'],
] as const;
const CONSOLES = [
  ['pry', '[1] pry(main)> '],
  ['pry', '[2] shop(dev) pry(#<Order>)> '],
  ['irb', 'irb(main):001:0> '],
  ['iex', 'iex(1)> '],
  ['iex', 'iex(shop@host)2> '],
  ['iex', 'pry(1)> '],
] as const;

describe('The prompt of a debugger', () => {
  test.each([...DEBUGGERS, ...CONSOLES])('of %s is recognised in %j', (name, tail) => {
    expect(debuggerPrompt(tail, 'formation')).toBe(name);
  });

  test.each(CONSOLES)('is a console that was asked for, where %s runs in a one-off dyno', (_name, tail) => {
    expect(debuggerPrompt(tail, 'one-off')).toBeNull();
  });

  test.each(DEBUGGERS)('counts in a one-off dyno for %s', (name, tail) => {
    expect(debuggerPrompt(tail, 'one-off')).toBe(name);
  });

  test.each(['', 'listening on 5001\r\n', '(Pdb) c\r\n', 'say (Pdb) ', 'debugging> ', 'Password: ', '$ ', '>>> '])(
    'is not in %j',
    (tail) => {
      expect(debuggerPrompt(tail, 'formation')).toBeNull();
    },
  );
});
