import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameReader, writeFrame } from '../../../../electron/server/transport/socket-frames.ts';

function readAll(chunks: Buffer[]): (string | Buffer)[] {
  const frames: (string | Buffer)[] = [];
  const reader = new FrameReader((frame) => frames.push(typeof frame === 'string' ? frame : Buffer.from(frame)));
  for (const chunk of chunks) reader.push(chunk);
  return frames;
}

const frame = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array().map((bytes) => Buffer.from(bytes)));

describe('Frames on a stream', () => {
  test('come out as they went in, wherever the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(frame), fc.array(fc.nat({ max: 2000 })), (frames, cuts) => {
        const stream = Buffer.concat(frames.map((content) => writeFrame(content)));
        const ends = [...cuts.filter((cut) => cut < stream.length).sort((a, b) => a - b), stream.length];
        const chunks = ends.map((end, index) => Buffer.from(stream.subarray(ends[index - 1] ?? 0, end)));
        expect(readAll(chunks)).toEqual(frames);
      }),
    );
  });

  test('that are longer than any of ours, or of no kind, end the reading', () => {
    expect(() => readAll([Buffer.from([0xff, 0xff, 0xff, 0xff, 0])])).toThrow('No frame of ours.');
    expect(() => readAll([Buffer.from([0, 0, 0, 1, 7, 0])])).toThrow('No frame of ours.');
  });
});
