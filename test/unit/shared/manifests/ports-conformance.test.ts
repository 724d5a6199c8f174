import { describe, expect, it } from 'vitest';
import { check } from '../../../../shared/manifests/check.ts';
import { DEFAULT_BASE_PORT } from '../../../../shared/dynos/ports.ts';
import { runCases, type RunCase } from '../conformance-cases.ts';

/** `heroku local` counts from here when nobody chose a port; we keep what Heroku documents (docs/heroku.md §11.1). */
const HEROKU_LOCAL_BASE_PORT = 5006;

/** Every recorded case in which we differ from `heroku local` by more than the default base port. */
const DEVIATIONS: Record<string, { ports: Record<string, number>; why: string }> = {
  'port-08': { ports: { 'web.1': 5001 }, why: '-p 0 is reported and the default used; there, nothing runs, status 0' },
  'port-09': { ports: { 'web.1': 5001 }, why: 'PORT=abc is reported and the default used; there, dynos get NaN' },
  'port-10': { ports: { 'web.1': 5001 }, why: 'PORT=8080x is reported; there, the x is silently dropped' },
};

function run({ input }: RunCase): ReturnType<typeof check> {
  return check({
    procfile: { file: 'Procfile', text: input.procfile_names.map((name) => `${name}: sleep 1\n`).join('') },
    envFiles: input.dotenv === undefined ? [] : [{ file: '.env', text: input.dotenv }],
    processList: input.formation ?? input.select?.join(',') ?? null,
    chosenPort: input.port ?? null,
    shellPort: input.envPORT,
  });
}

function recordedPorts({ input, expected }: RunCase): Record<string, number> {
  const isDefault = input.port === undefined && input.envPORT === undefined && input.dotenv === undefined;
  const shift = isDefault ? DEFAULT_BASE_PORT - HEROKU_LOCAL_BASE_PORT : 0;
  const ports = Object.entries(expected.heroku_local.ports);
  return Object.fromEntries(ports.map(([dyno, port]) => [dyno, Number(port) + shift]));
}

describe('check on the recorded port and formation cases', () => {
  it.each(runCases)('gives the dynos of $id their ports', (runCase) => {
    const deviation = DEVIATIONS[runCase.id];
    const { ports, problems } = run(runCase);
    expect(ports).toEqual(deviation ? deviation.ports : recordedPorts(runCase));
    if (deviation) expect(problems).toHaveLength(1);
  });

  it.each(runCases.filter(({ id }) => ['formation-06', 'formation-07', 'formation-12', 'formation-13'].includes(id)))(
    'reports what heroku local passes over in $id',
    (runCase) => {
      expect(run(runCase).problems.map(({ level }) => level)).toContain('error');
    },
  );

  it('finds every listed deviation among the cases', () => {
    const ids = new Set(runCases.map(({ id }) => id));
    expect(Object.keys(DEVIATIONS).filter((id) => !ids.has(id))).toEqual([]);
  });
});
