import fc from 'fast-check';
import { expect, it } from 'vitest';
import { appLabel } from '../../../../electron/cli/config/print-config.ts';
import { psText } from '../../../../electron/cli/dynos/ps.ts';
import { tableText } from '../../../../electron/cli/output/table.ts';
import { printable } from '../../../../shared/text/printable.ts';
import { app, dyno, processType } from '../dynos/snapshots.ts';

/** C0 and C1 controls, DEL, what turns the direction of text, separators, halves of characters. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/u;
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\x1b[2J', '\x1b]52;c;AAAA\x07', '\x9b2J', '\u202e', '\u2066', '\n', '\r', '\0', '\u2028', '\x7f', '\ud800'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 12,
});

it.each<[string, (text: string) => string]>([
  ['a line that is told', printable],
  ['a row of a table', (text) => tableText([text], [{ title: 'x', of: (row) => row }], 'none').split('\n')[2] ?? ''],
  ['the name of an app', (text) => appLabel(text, 'none')],
  ['a command in ps', (text) => screenOf(text).split('\n')[0] ?? ''],
])('%s holds nothing that a terminal acts on', (_, lineOf) => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(lineOf(text)).not.toMatch(UNSAFE);
    }),
    { numRuns: 1_000 },
  );
});

function screenOf(command: string): string {
  const shown = app([processType('web', 1, 'Basic')], [dyno('web.1', 'up', '2026-11-20T08:46:00Z', command)]);
  return psText({ app: shown, dynos: shown.dynos, now: 0, depth: 'none' });
}
