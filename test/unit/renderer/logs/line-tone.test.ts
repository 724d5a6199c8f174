import { describe, expect, test } from 'vitest';
import { lineTone } from '../../../../renderer/logs/line-tone.ts';

const heroku = (text: string) => lineTone({ source: 'heroku', text });

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
    expect(lineTone({ source: 'app', text: 'Process exited with status 7' })).toBeNull();
  });
});
