import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SequenceParser } from '../../../../../electron/engine/terminal/replay/sequence-parser.ts';

/** Many cases, on a machine that may be busy with other tests. */
const PROPERTY_TIMEOUT_MS = 60_000;

function sequences(...chunks: string[]): string[] {
  const parser = new SequenceParser();
  const found: string[] = [];
  for (const chunk of chunks) {
    const bytes = Buffer.from(chunk, 'latin1');
    for (let at = 0; at < bytes.length; ) {
      at = parser.next(bytes, at);
      if (parser.kind !== null) found.push(`${parser.kind} ${parser.body}`);
    }
  }
  return found;
}

describe('SequenceParser', () => {
  it('finds sequences of every kind between text', () => {
    expect(sequences('a\x1b[1;31mb\x1b(0c\x1b]0;title\x07d\x1bP$qm\x1b\\e\x0ef\x1b7')).toEqual([
      'csi 1;31m',
      'escape (0',
      'string ]0;title',
      'string P$qm',
      'escape \\',
      'control \x0e',
      'escape 7',
    ]);
  });

  it('takes a bell for the end of an OSC string only', () => {
    expect(sequences('\x1b]2;a\x07\x1bPb\x07c\x1b\\')).toEqual(['string ]2;a', 'string Pb\x07c', 'escape \\']);
  });

  it('starts over where a sequence is broken off', () => {
    expect(sequences('\x1b[12\x1b[3m\x1b[4\x185\x1b[6\x1am\x1b]0;x\x18\x1b[7m')).toEqual(['csi 3m', 'csi 7m']);
  });

  it('keeps only the start of an endless string', () => {
    const parser = new SequenceParser();
    const chunk = Buffer.from(`\x1b]52;c;${'x'.repeat(1_000_000)}`);
    for (let at = 0; at < chunk.length; ) at = parser.next(chunk, at);
    expect(parser.isInGround).toBe(false);
    expect(parser.body.length).toBe(512);
  });

  it('finds the same wherever chunks end', () => {
    const controls = ['\n', '\x1b', '\x07', '\x0e', '\x18'];
    const piece = fc.constantFrom(...controls, 'text', ...'[]P(m1;?\\\xe9');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(sequences(...pieces)).toEqual(sequences(pieces.join('')));
      }),
      { numRuns: 1000 },
    );
  }, PROPERTY_TIMEOUT_MS);
});
