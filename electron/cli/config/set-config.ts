import { paint } from '../../../shared/logs/heroku-colours.ts';
import type { WantedVars } from '../../../shared/config/config-plan.ts';
import { CommandFailure } from '../output/failure.ts';
import type { Installation } from '../app/installation.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { action, actionDepth } from './config-action.ts';
import { type ChangedConfig, type ConfigApp, type ConfigChoice, openConfigApp } from './config-app.ts';
import { appLabel, objectText } from './print-config.ts';

/** The exit status of Heroku's command line when there is nothing to unset. */
const USAGE_STATUS = 2;

/** `dynodeck config:set`, which prints what is set now, but for empty values. @returns the exit status */
export async function setConfig(
  options: ConfigChoice & { assignments: string[] },
  installation: Installation,
): Promise<number> {
  const vars = options.assignments.map(readAssignment);
  if (vars.length === 0) {
    const usage = 'Usage: dynodeck config:set KEY1=VALUE1 [KEY2=VALUE2 ...]';
    throw new CommandFailure(`${usage}\nMust specify KEY and VALUE to set.`);
  }
  const app = await openConfigApp(options, installation);
  try {
    await changeConfig(app, 'Setting', vars);
    const names = new Set(vars.map(([name]) => name));
    const now = [...(await app.vars())].filter(([name, value]) => names.has(name) && value !== '');
    process.stdout.write(objectText(new Map(now), colourDepth(false)));
    return 0;
  } finally {
    app.dispose();
  }
}

/** `dynodeck config:unset`. @returns the exit status */
export async function unsetConfig(
  options: ConfigChoice & { names: string[] },
  installation: Installation,
): Promise<number> {
  if (options.names.length === 0) {
    throw new CommandFailure('Usage: dynodeck config:unset KEY1 [KEY2 ...]\nMust specify KEY to unset.', USAGE_STATUS);
  }
  const app = await openConfigApp(options, installation);
  try {
    await changeConfig(app, 'Unsetting', options.names.map((name) => [name, null] as const));
    return 0;
  } finally {
    app.dispose();
  }
}

/** Changes config vars, and says so as Heroku does. @param verb `Setting` */
export async function changeConfig(app: ConfigApp, verb: string, vars: WantedVars): Promise<void> {
  const depth = actionDepth();
  const names = vars.map(([name]) => paint(name, 'pink', depth)).join(', ');
  const changed = await action(
    `${verb} ${names} and restarting ${appLabel(app.name, depth)}`,
    () => app.set(vars),
    ({ version }) => (version === null ? '' : `, ${paint(`v${version}`, 'pink', depth)}`),
  );
  tellOfChange(changed);
}

/**
 * Tells what there is to know of a change that was made. That a release fails is, as on Heroku, no failure of the change: the
 * files hold the new values, and dynos keep the old ones.
 */
export function tellOfChange({ version, isFailed, warnings }: ChangedConfig): void {
  for (const warning of warnings) process.stderr.write(`Warning: ${warning}\n`);
  if (!isFailed) return;
  const advice = `see \`dynodeck releases:output v${version}\``;
  process.stderr.write(`The release command of v${version} has failed: ${advice}.\n`);
}

function readAssignment(text: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  if (equals === -1) throw new CommandFailure(`${text} is invalid. Must be in the format FOO=bar.`);
  return [text.slice(0, equals), text.slice(equals + 1)];
}
