import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf, makePlace } from './place.ts';

const HEROKU_YML = `run:
  web: echo serving as $DYNO; exec sleep 1000
  worker: echo working as $DYNO; exec sleep 1000
  clock: echo ticking as $DYNO; exec sleep 1000
release:
  command:
    - echo migrating
`;
const APP_JSON = '{"formation":{"worker":{"quantity":2},"clock":{"quantity":0}}}';

describe('dynodeck local without a Procfile', () => {
  test('runs what heroku.yml says, its release first, in the formation of app.json', async () => {
    const place = await makePlace({ 'heroku.yml': HEROKU_YML, 'app.json': APP_JSON });
    const local = await place.local([], /working as worker\.2/);
    await local.until(/serving as web\.1/);
    const { text } = await local.kill('SIGINT');
    expect(text).not.toContain('clock.1');
    expect(text.indexOf('migrating')).toBeGreaterThan(-1);
    expect(text.indexOf('migrating')).toBeLessThan(text.indexOf('serving'));
  });

  test('takes the dyno sizes of app.json, too, until they are changed', async () => {
    const formation = { worker: { quantity: 2, size: 'Standard-2X' }, clock: { quantity: 0, size: 'standard-1x' } };
    const place = await makePlace({ 'heroku.yml': HEROKU_YML, 'app.json': JSON.stringify({ formation }) });
    const local = await place.local([], /working as worker\.2/);
    const { text } = await place.run(['ps:scale']);
    expect(text).toMatch(/^clock=0:Standard-1X .*web=1:Basic worker=2:Standard-2X\n$/);
    await place.run(['ps:type', 'worker=performance-m']);
    expect((await place.run(['ps:scale'])).text).toContain('worker=2:Performance-M');
    await local.kill('SIGINT');
  });

  test('runs what was asked for, whatever app.json says', async () => {
    const place = await makePlace({ 'heroku.yml': HEROKU_YML, 'app.json': APP_JSON });
    const local = await place.local(['clock=2'], /ticking as clock\.2/);
    const { text } = await local.kill('SIGINT');
    expect(text).not.toContain('working as');
  });

  test('runs a start command rather than heroku.yml, which heroku local does not know', async () => {
    const place = await makePlace({ 'heroku.yml': HEROKU_YML });
    const { text, stderr, status } = await place.run(['local', '--start-cmd', 'echo started']);
    expect(linesOf(text, 'web.1')).toEqual(['started']);
    expect(text).not.toContain('migrating');
    expect(stderr).not.toContain('ignored');
    expect(status).toBe(0);
  });

  test('goes by the Procfile alone as soon as there is one', async () => {
    const place = await makePlace({ 'heroku.yml': HEROKU_YML, 'app.json': APP_JSON });
    await writeFile(join(place.folder, 'Procfile'), 'worker: echo procfile of $DYNO; exit 0\n');
    const { text } = await place.run(['local', '--on-exit', 'leave']);
    expect(linesOf(text, 'worker.1')).toEqual(['procfile of worker.1']);
    expect(text).not.toContain('worker.2');
  });
});
