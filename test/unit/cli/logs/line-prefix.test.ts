import { describe, expect, test } from 'vitest';
import { LinePrefixes } from '../../../../electron/cli/logs/line-prefix.ts';
import { paintMessage, sgr, TypeColours } from '../../../../shared/logs/heroku-colours.ts';

const TIME = Date.UTC(2026, 10, 20, 8, 15, 13) * 1000 + 646_677;

describe('What stands before a line', () => {
  test('is as wide for every dyno, with a bar for the app and a star for the dyno manager', () => {
    const prefixes = new LinePrefixes('default', 'none', ['web.1', 'worker.1']);
    expect(prefixes.of('app', 'web.1', TIME)).toMatch(/^\d\d:15:13 web\.1 {4}\| $/);
    expect(prefixes.of('heroku', 'worker.1', TIME)).toMatch(/^\d\d:15:13 worker\.1 \* $/);
    expect(prefixes.of('app', 'api', TIME)).toMatch(/ api {6}\* $/);
  });

  test('is Heroku\'s own in its format', () => {
    const prefixes = new LinePrefixes('heroku', 'none');
    expect(prefixes.of('app', 'web.1', TIME)).toBe('2026-11-20T08:15:13.646677+00:00 app[web.1]: ');
  });

  test('is the same for the same unit of time, and only then need not be', () => {
    const short = new LinePrefixes('default', 'none');
    expect(short.unit(TIME)).toBe(short.unit(TIME + 1));
    expect(short.unit(TIME)).not.toBe(short.unit(TIME + 1_000_000));
    const long = new LinePrefixes('heroku', 'none');
    expect(long.unit(TIME)).not.toBe(long.unit(TIME + 1));
  });
});

describe('Colours', () => {
  test('belong to a process type, in Heroku\'s order', () => {
    const colours = new TypeColours();
    expect(['web.1', 'web.2', 'run.4859', 'router'].map((dyno) => colours.of(dyno))).toEqual(['cyan', 'cyan', 'yellow', 'green']);
    expect(['worker.1', 'my-clock.1', 'worker.7'].map((dyno) => colours.of(dyno))).toEqual(['teal', 'pink', 'teal']);
  });

  test('are there only as far as the terminal has them', () => {
    expect(sgr('cyan', 'none')).toBe('');
    expect(sgr('cyan', '16')).toBe('\x1b[36m');
    expect(sgr('cyan', '256')).toBe('\x1b[38;5;80m');
    expect(sgr('cyan', 'truecolor')).toBe('\x1b[38;2;80;211;213m');
  });

  test('mark states and exits in what the dyno manager says, and change no letter of it', () => {
    for (const text of ['State changed from up to crashed', 'Process exited with status 7', 'Starting process with command `a`']) {
      const painted = paintMessage(text, '16');
      expect(painted).toContain('\x1b[');
      expect(painted.replaceAll(/\x1b\[[\d;]*m/g, '').replaceAll('`', '')).toBe(text.replaceAll('`', ''));
      expect(paintMessage(text, 'none')).toBe(text);
    }
  });
});
