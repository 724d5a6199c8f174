import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Logplex } from '../../../../electron/engine/log/logplex.ts';
import { formatRouterLine } from '../../../../shared/logs/router-line.ts';
import type { RequestRecord } from '../../../../shared/router/router.ts';

/** Written out, so that it does not go by the table that the code goes by. */
const UNSAFE = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ud800-\\udfff]',
  'u',
);
/** Characters that a terminal acts on, among those it does not. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\x1b[2J', '\x1b]52;c;AAAA\x07', '\x9b2J', '\u202e', '\u2066', '\n', '\r', '\0', '\u2028', '\x7f', '\ud800', '"'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('a', ' ', '%', 'é', '日'),
  ),
  maxLength: 12,
});
const bytes = hostile.map((text) => Buffer.from(text).toString('latin1'));

/** The lines of a log that one was written to. */
function linesOf(log: Logplex): string[] {
  return log.context(log.firstLine, 0, log.endLine).map(({ text }) => text);
}

describe('a line of Dynodeck’s own', () => {
  it.each(['heroku', 'app'] as const)('of %s is one line without anything a terminal acts on', (source) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const log = new Logplex();
        log.log('web.1', `Starting process with command \`${text}\``, source);
        const lines = linesOf(log);
        log.dispose();
        expect(lines).toHaveLength(1);
        expect(lines[0]).not.toMatch(UNSAFE);
      }),
      { numRuns: 2_000 },
    );
  });

  it('of the router is printable ASCII, and no value ends early', () => {
    fc.assert(
      fc.property(bytes, bytes, bytes, bytes, bytes, (method, path, host, forwardedFor, cause) => {
        const record: RequestRecord = {
          ...{ number: 1, requestId: 'id', at: 0, protocol: 'http', dyno: null, connect: null, service: null },
          ...{ status: 400, bytes: null, code: 'H26', level: 'error', method, path, host, forwardedFor },
        };
        const line = formatRouterLine(record, { cause });
        expect(line).toMatch(/^[\x20-\x7e]*$/);
        expect(line.match(/"/g)).toHaveLength(8);
      }),
      { numRuns: 5_000 },
    );
  });

  it('holds letters of any script, and the bytes of a path as browsers encode them', () => {
    const log = new Logplex();
    log.log('web.1', 'Reading /home/zoë/日本語/Procfile');
    expect(linesOf(log)).toEqual(['Reading /home/zoë/日本語/Procfile']);
    log.dispose();
  });

  it('leaves the bytes of an app as they are', () => {
    const log = new Logplex();
    const writer = log.writer('web.1');
    writer.write(Buffer.from('\x1b[31mred\x1b[0m \u202e\n'));
    expect(linesOf(log)).toEqual(['\x1b[31mred\x1b[0m \u202e']);
    log.dispose();
  });
});
