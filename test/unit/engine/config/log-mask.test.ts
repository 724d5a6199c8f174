import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { LogMask } from '../../../../electron/engine/config/log-mask.ts';
import { MaskedOutput } from '../../../../electron/engine/config/masked-output.ts';
import { SECRET_MASK } from '../../../../shared/config/secret-names.ts';

const VARS = { API_KEY: 'aabaabaab', OTHER_TOKEN: 'aabaabaabx', DB_PASSWORD: 'pässword', RAILS_ENV: 'production' };

/** What is shown of these pieces. */
function shown(pieces: readonly Uint8Array[], vars: Record<string, string> = VARS): string {
  const mask = new LogMask(Object.entries(vars));
  return Buffer.concat([...pieces.map((piece) => Buffer.from(mask.push(piece))), mask.flush()]).toString();
}

describe('LogMask', () => {
  it('masks secrets and leaves all else as it is', () => {
    expect(shown([Buffer.from('key aabaabaab, pässword, production\n')])).toBe(
      `key ${SECRET_MASK}, ${SECRET_MASK}, production\n`,
    );
  });

  it('finds a secret wherever the pieces of the stream end', () => {
    const text = Buffer.from('x aabaabaabx y pässword z');
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length })), (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), text.length];
        const pieces = ends.map((end, index) => text.subarray(ends[index - 1] ?? 0, end));
        expect(shown(pieces)).not.toMatch(/aabaabaab|pässword/);
        expect(shown(pieces).replaceAll(SECRET_MASK, '').replace('x', '')).toMatch(/^ x? ?y {2}z$/);
      }),
    );
  });

  it('changes nothing in a stream without secrets, and keeps it complete', () => {
    const piece = fc.constantFrom('a', 'aab', 'aabaab', 'b', 'p', '\n', 'päss');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        fc.pre(!/aabaabaab/.test(text));
        expect(shown(pieces.map((each) => Buffer.from(each)))).toBe(text);
      }),
    );
  });

  it('holds back no more than may become a secret', () => {
    const mask = new LogMask(Object.entries(VARS));
    expect(Buffer.from(mask.push(Buffer.from('prompt aab'))).toString()).toBe('prompt ');
    expect(Buffer.from(mask.push(Buffer.from('c'))).toString()).toBe('aabc');
    expect(mask.isHolding).toBe(false);
  });
});

describe('MaskedOutput', () => {
  function output(isOn: () => boolean): { written: () => string; output: MaskedOutput } {
    const pieces: Buffer[] = [];
    const write = (bytes: Uint8Array): void => void pieces.push(Buffer.from(bytes));
    const sink = { write, end: () => write(Buffer.from('|')) };
    return { written: () => Buffer.concat(pieces).toString(), output: new MaskedOutput(sink, isOn, () => VARS) };
  }

  it('hands on what was held back when the stream ends', () => {
    const masked = output(() => true);
    masked.output.write(Buffer.from('aabaaba'));
    masked.output.end();
    expect(masked.written()).toBe('aabaaba|');
  });

  it('holds a prompt back for a moment only', () => {
    vi.useFakeTimers();
    try {
      const masked = output(() => true);
      masked.output.write(Buffer.from('> aab'));
      expect(masked.written()).toBe('> ');
      vi.runAllTimers();
      expect(masked.written()).toBe('> aab');
    } finally {
      vi.useRealTimers();
    }
  });

  it('follows the switch while the dyno runs', () => {
    let isOn = false;
    const masked = output(() => isOn);
    masked.output.write(Buffer.from('aabaabaab '));
    isOn = true;
    masked.output.write(Buffer.from('aabaabaab aab'));
    isOn = false;
    masked.output.write(Buffer.from('aabaab'));
    expect(masked.written()).toBe(`aabaabaab ${SECRET_MASK} aabaabaab`);
  });
});
