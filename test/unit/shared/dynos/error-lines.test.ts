import { describe, expect, test } from 'vitest';
import { bootTimeoutLines, describeBoundInstead, describeSurvivors } from '../../../../shared/dynos/error-lines.ts';

describe('Boot timeout', () => {
  test('names the port that was bound instead', () => {
    expect(describeBoundInstead(5001, [3000], [])).toBe('It listens on port 3000 instead of 5001: use the PORT variable');
  });

  test('names all of several, and says nothing where there is none', () => {
    expect(describeBoundInstead(5001, [3000, 9229], ['/tmp/inspector'])).toContain('ports 3000 and 9229 instead of 5001');
    expect(describeBoundInstead(5001, [], [])).toBeNull();
    expect(bootTimeoutLines(60, null, true)).toHaveLength(2);
  });

  test('names Unix sockets where no port was bound at all', () => {
    const line = 'It listens on the Unix socket /tmp/app.sock only, not on port 5001: use the PORT variable';
    expect(describeBoundInstead(5001, [], ['/tmp/app.sock'])).toBe(line);
    expect(describeBoundInstead(5001, [], ['a', 'b', 'c', 'd', 'e'])).toContain('Unix sockets a, b, c and 2 more only');
  });

  test('a server on the right port of another address is told which address to bind', () => {
    const line = 'It listens on port 5001, but not on localhost: bind to 0.0.0.0';
    expect(describeBoundInstead(5001, [3000, 5001], [])).toBe(line);
  });
});

describe('Exit timeout', () => {
  const survivors = (count: number) => Array.from({ length: count }, (_, index) => ({ pid: index + 1, command: 'sleep 9' }));

  test('names who was killed', () => {
    expect(describeSurvivors(30, survivors(1))).toBe('sleep 9 (pid 1) did not exit within 30 seconds of SIGTERM and was killed.');
    expect(describeSurvivors(30, survivors(2))).toBe(
      'sleep 9 (pid 1) and sleep 9 (pid 2) did not exit within 30 seconds of SIGTERM and were killed.',
    );
  });

  test('counts those beyond a few, and says nothing of nobody', () => {
    expect(describeSurvivors(30, survivors(9))).toContain('sleep 9 (pid 3) and 6 more did not exit');
    expect(describeSurvivors(30, [])).toBeNull();
  });
});
