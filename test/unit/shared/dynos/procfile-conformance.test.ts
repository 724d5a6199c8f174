import { describe, expect, it } from 'vitest';
import { parseProcfile } from '../../../../shared/dynos/procfile.ts';
import { isError, procfileCases } from '../conformance-cases.ts';

/**
 * Where node-foreman, the parser of `heroku local`, crashes: the process types we read and the lines we report.
 * foreman, honcho or Heroku itself accept these files, or skip the bad line as we do (docs/heroku-local.md §5.3).
 */
const WHERE_FOREMAN_CRASHES: Record<string, { types: [string, string][]; reported: (number | null)[]; why: string }> = {
  'procfile-005': { types: [], reported: [null, 1], why: 'a bad name is reported' },
  'procfile-015': { types: [], reported: [null, 1, 2], why: 'no local runner starts lines without a colon' },
  'procfile-022': { types: [['web', 'npm run start']], reported: [], why: 'indented comments are comments' },
  'procfile-023': { types: [['web', 'npm run start']], reported: [2], why: 'a bad line does not hide good ones' },
  'procfile-031': { types: [], reported: [null, 1], why: 'names are ASCII on Heroku' },
  'procfile-036': { types: [['web', 'echo hi']], reported: [], why: 'Heroku accepts indentation' },
  'procfile-037': { types: [['web', 'echo hi']], reported: [], why: 'Heroku accepts indentation' },
  'procfile-040': { types: [], reported: [null, 1], why: 'there is nothing to run' },
  'procfile-041': { types: [['worker', 'echo w']], reported: [1], why: 'a bad line does not hide good ones' },
  'procfile-049': { types: [['web', 'echo hi']], reported: [], why: 'editors write byte order marks' },
  'procfile-057': { types: [['web', 'echo hi']], reported: [1], why: 'a bad line does not hide good ones' },
  'procfile-060': { types: [['web', 'echo hi']], reported: [1], why: 'a bad line does not hide good ones' },
};

describe('parseProcfile on the recorded cases', () => {
  it.each(procfileCases)('reads $id as node-foreman does, or better where that crashes', ({ id, input, expected }) => {
    const { processTypes, problems } = parseProcfile(input, 'Procfile');
    const types = processTypes.map(({ name, command }) => [name, command]);
    const crash = WHERE_FOREMAN_CRASHES[id];
    expect(isError(expected.node_foreman)).toBe(crash !== undefined);
    expect(types).toEqual(crash ? crash.types : expected.node_foreman);
    if (crash) expect(problems.map(({ line }) => line)).toEqual(crash.reported);
  });

  it('knows no case that is not recorded', () => {
    const ids = new Set(procfileCases.map(({ id }) => id));
    expect(Object.keys(WHERE_FOREMAN_CRASHES).filter((id) => !ids.has(id))).toEqual([]);
  });
});
