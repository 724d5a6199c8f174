import type { Installation } from '../app/installation.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { CommandFailure } from '../output/failure.ts';
import { type ConfigChoice, type ConfigVars, openConfigApp } from './config-app.ts';
import { configText, jsonText, shellText } from './print-config.ts';

export interface ShowOptions extends ConfigChoice {
  shell: boolean;
  json: boolean;
}

/** `dynodeck config`. @returns the exit status */
export async function showConfig(options: ShowOptions, installation: Installation): Promise<number> {
  const app = await openConfigApp(options, installation);
  try {
    const vars = await app.vars();
    if (options.shell) process.stdout.write(shellText(vars));
    else if (options.json) process.stdout.write(jsonText(Object.fromEntries(vars)));
    else process.stdout.write(configText(app.name, vars, colourDepth(false)));
    return 0;
  } finally {
    app.dispose();
  }
}

/** The exit status of Heroku's command line when an argument is missing. */
const USAGE_STATUS = 2;

/** `dynodeck config:get`. A name that is not set is an empty line, and no failure. @returns the exit status */
export async function getConfig(
  options: ShowOptions & { names: string[] },
  installation: Installation,
): Promise<number> {
  const { names } = options;
  if (names.length === 0) {
    throw new CommandFailure('Usage: dynodeck config:get KEY...\nMust specify KEY to get.', USAGE_STATUS);
  }
  const app = await openConfigApp(options, installation);
  try {
    process.stdout.write(valuesText(await app.vars(), options));
    return 0;
  } finally {
    app.dispose();
  }
}

function valuesText(vars: ConfigVars, { names, json, shell }: ShowOptions & { names: string[] }): string {
  if (json) {
    const values = names.map((key) => ({ key, value: vars.get(key) ?? null }));
    return jsonText(values.length === 1 ? values[0] : values);
  }
  if (shell) return names.map((name) => shellText(new Map([[name, vars.get(name) ?? '']]))).join('');
  return names.map((name) => `${vars.get(name) ?? ''}\n`).join('');
}
