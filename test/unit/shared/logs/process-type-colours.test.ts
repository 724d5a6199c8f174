import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hueOf, PROCESS_TYPE_HUES } from '../../../../shared/logs/process-type-colours.ts';

const types = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_-]{0,9}$/), { minLength: 1, maxLength: 12 });

describe('hueOf', () => {
  it('gives Heroku’s own names the same colours everywhere', () => {
    const names = ['run', 'router', 'web', 'postgres'];
    expect(names.map((name) => hueOf(name, ['worker', ...names]))).toEqual(names.map((name) => hueOf(name, [])));
    expect(new Set(names.map((name) => hueOf(name, []))).size).toBe(4);
  });

  it('tells the types of an ordinary Procfile apart', () => {
    const order = ['web', 'worker', 'clock', 'css', 'js', 'mailer'];
    expect(new Set(order.map((type) => hueOf(type, order))).size).toBe(6);
    expect(order.slice(1).map((type) => hueOf(type, order))).not.toContain(hueOf('router', order));
  });

  it('never changes a colour when a type is added at the end', () => {
    fc.assert(
      fc.property(types, (order) => {
        const shorter = order.slice(0, -1);
        for (const type of shorter) expect(hueOf(type, order)).toBe(hueOf(type, shorter));
      }),
    );
  });

  it('is an index of the palette, also for a type the Procfile does not have', () => {
    fc.assert(
      fc.property(fc.string(), types, (type, order) => {
        const hue = hueOf(type, order);
        expect(Number.isInteger(hue) && hue >= 0 && hue < PROCESS_TYPE_HUES).toBe(true);
      }),
    );
  });
});
