import { describe, expect, test } from 'vitest';
import { lineTone } from '../../../../../renderer/logs/rows/line-tone.ts';

const line = (text: string, dyno = 'web.1') => ({ source: 'heroku' as const, dyno, text });
const said = (text: string) => ({ source: 'app' as const, dyno: 'web.1', text });
/** The tone of the last of some lines. */
function toneAfter(...lines: { source: 'app' | 'heroku'; dyno: string; text: string }[]) {
  return lineTone(lines.at(-1)!, (rows) => lines.at(-1 - rows));
}
const heroku = (text: string) => toneAfter(line(text));

describe('the tone of a line', () => {
  test.each([
    'State changed from up to crashed',
    'Process exited with status 7',
    'Process exited with status 143',
    'Error R10 (Boot timeout) -> Web process failed to bind to $PORT within 60 seconds of launch',
    'Error R12 (Exit timeout) -> At least one process failed to exit within 30 seconds of SIGTERM',
  ])('is bad for: %s', (text) => expect(heroku(text)).toBe('bad'));

  test('is good when a dyno is up', () => expect(heroku('State changed from starting to up')).toBe('good'));

  test.each([
    'State changed from crashed to starting',
    'Process exited with status 0',
    'Stopping all processes with SIGTERM',
    'Starting process with command `echo Error R10 `',
  ])('is none for: %s', (text) => expect(heroku(text)).toBeNull());

  test('is never given to what an app says', () => {
    expect(toneAfter(said('Process exited with status 7'))).toBeNull();
  });
});

describe('death by a signal', () => {
  const term = line('Stopping all processes with SIGTERM');
  const end = (status: number) => line(`Process exited with status ${status}`);

  test('is no news after a stop that was asked for', () => {
    expect(toneAfter(term, said('bye'), line('web.2 speaks', 'web.2'), end(143))).toBeNull();
    expect(toneAfter(line('Stopping process with SIGKILL'), end(137))).toBeNull();
    expect(toneAfter(term, line('Stopping remaining processes with SIGKILL'), end(137))).toBeNull();
  });

  test('is bad when it is another one than was sent', () => {
    expect(toneAfter(term, end(137))).toBe('bad');
    expect(toneAfter(term, end(1))).toBe('bad');
  });

  test('is bad when only another dyno was stopped', () => {
    expect(toneAfter(line('Stopping all processes with SIGTERM', 'web.2'), end(143))).toBe('bad');
  });

  test('is no news when a restart has brought the new process up before the old one ended', () => {
    expect(toneAfter(term, line('State changed from starting to up'), end(143))).toBeNull();
  });

  test('is bad when the process that was stopped has ended before', () => {
    expect(toneAfter(term, end(143), line('State changed from starting to up'), end(143))).toBe('bad');
  });
});
