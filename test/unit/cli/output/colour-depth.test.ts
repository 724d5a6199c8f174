import { expect, test } from 'vitest';
import { colourDepth } from '../../../../electron/cli/output/colour-depth.ts';

test.each([
  [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, true, 'truecolor'],
  [{ TERM: 'xterm-256color' }, true, '256'],
  [{ TERM: 'xterm' }, true, '16'],
  [{ TERM: 'dumb' }, true, 'none'],
  [{ TERM: 'xterm-256color' }, false, 'none'],
  [{ TERM: 'xterm-256color', NO_COLOR: '1' }, true, 'none'],
  [{ TERM: 'xterm-256color', HEROKU_LOGS_COLOR: '0' }, true, 'none'],
  [{ FORCE_COLOR: '3' }, false, 'truecolor'],
] as const)('with %j and a terminal: %s, there are %s colours', (environment, isTerminal, expected) => {
  expect(colourDepth(false, environment, isTerminal)).toBe(expected);
  expect(colourDepth(true, environment, isTerminal)).toBe('none');
});
