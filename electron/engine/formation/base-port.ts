import type { AppSettings } from '../../../shared/app/app.ts';
import { type BasePort, portOf, resolveBasePort } from '../../../shared/dynos/ports.ts';
import type { AppFiles } from '../source/source-files.ts';
import type { FormationPlan } from './formation-plan.ts';

/** Blocks handed to apps that nobody chose a base port for: 5001, 6001, … */
const BLOCK_STEP = 1_000;
const HIGHEST_PORT = 65_535;

/**
 * The base port of an app. Where nobody chose one, apps that are open together never share a block: the
 * default is moved on by whole blocks, and what was given is kept across runs.
 */
export function basePortOf(
  files: AppFiles,
  settings: AppSettings,
  plan: FormationPlan,
  context: { shellEnvironment: Record<string, string>; takenByOthers(first: number, last: number): boolean },
): BasePort {
  const span = portSpan(plan);
  const resolved = resolveBasePort(
    {
      chosen: settings.port,
      envFile: files.configVars.find(({ name }) => name === 'PORT')?.value,
      shell: context.shellEnvironment['PORT'],
    },
    span,
  );
  if (resolved.origin !== 'default') return resolved;
  const preferred = settings.assignedPort ?? resolved.port;
  for (let port = preferred; port + span <= HIGHEST_PORT; port += BLOCK_STEP) {
    if (!context.takenByOthers(port, port + span)) {
      return { ...resolved, port, origin: port === resolved.port ? 'default' : 'assigned' };
    }
  }
  return resolved;
}

/** Distance from the base port to the end of the last block in use, the one-offs' block included. */
export function portSpan({ oneOffIndex }: FormationPlan): number {
  return portOf(0, oneOffIndex + 1, 1) - 1;
}
