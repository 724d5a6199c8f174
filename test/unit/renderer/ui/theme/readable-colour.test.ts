import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINIMUM_CONTRAST, contrast, indexedColour, readable } from '../../../../../renderer/ui/theme/readable-colour.ts';
import type { Rgb } from '../../../../../renderer/ui/theme/readable-colour.ts';

const channel = fc.integer({ min: 0, max: 255 });
const colour: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel);

describe('readable colours', () => {
  test('have the contrast WCAG 2 names', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
  });

  test('are left alone when they can be read', () => {
    expect(readable([0, 0, 0], [255, 255, 255])).toEqual([0, 0, 0]);
  });

  test('can be read on any background, whatever a program chose', () => {
    fc.assert(
      fc.property(colour, colour, (foreground, background) => {
        // Rounding to whole channels costs a little.
        expect(contrast(readable(foreground, background), background)).toBeGreaterThan(MINIMUM_CONTRAST - 0.05);
      }),
    );
  });

  test('follow xterm for the colours beyond the first sixteen', () => {
    expect(indexedColour(16)).toEqual([0, 0, 0]);
    expect(indexedColour(196)).toEqual([255, 0, 0]);
    expect(indexedColour(67)).toEqual([95, 135, 175]);
    expect(indexedColour(231)).toEqual([255, 255, 255]);
    expect(indexedColour(232)).toEqual([8, 8, 8]);
    expect(indexedColour(255)).toEqual([238, 238, 238]);
  });
});
