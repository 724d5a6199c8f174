import { scanStatements } from '../../../shared/env/env-statements.ts';
import { parseEnvFile } from '../../../shared/env/env-file.ts';
import { quoteForShell } from '../../../shared/env/quote.ts';
import { CommandFailure } from '../output/failure.ts';
import type { Installation } from '../app/installation.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { action } from './config-action.ts';
import { type ConfigApp, type ConfigChoice, type ConfigVars, openConfigApp } from './config-app.ts';
import { appLabel, diffText } from './print-config.ts';
import { confirm } from './confirm.ts';
import { editText } from './editor.ts';
import { tellFailedRelease } from './set-config.ts';

/** Heroku's words; the files take the part of its server. */
const CHANGED_MEANWHILE = 'Config changed on server. Refusing to update.';

/** `dynodeck config:edit`: all config vars, or the value of one, in an editor. @returns the exit status */
export async function editConfig(
  options: ConfigChoice & { name: string | null },
  installation: Installation,
): Promise<number> {
  const app = await openConfigApp(options, installation);
  try {
    const before = await action('Fetching config', () => app.vars());
    const after = await edited(before, options.name, app.name);
    if (changes(before, after).length === 0) {
      process.stderr.write('Warning: no changes to config\n');
      return 0;
    }
    const depth = colourDepth(false);
    process.stdout.write(diffText(before, after, depth));
    if (!(await confirm(`Update config on ${appLabel(app.name, depth)} with these values?`))) return 0;
    await update(app, before, after);
    return 0;
  } finally {
    app.close();
  }
}

async function edited(before: ConfigVars, name: string | null, app: string): Promise<ConfigVars> {
  if (name === null) {
    const sorted = [...before].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = sorted.map(([key, value]) => `${quoteForShell(key, value)}\n`).join('');
    return readVars(await editText(text, `${app}-config.sh`));
  }
  const old = before.get(name) ?? '';
  const text = await editText(old, `${app}-config-${name}`);
  // Most editors end the last line.
  const value = !old.endsWith('\n') && text.endsWith('\n') ? text.replace(/\r?\n$/, '') : text;
  return new Map(before).set(name, value);
}

/** @throws {CommandFailure} for a line that would be left out; values are not repeated */
function readVars(text: string): ConfigVars {
  const { entries, problems } = parseEnvFile(text, 'config');
  const bad = problems.find(({ level }) => level === 'error') ?? scanStatements(text).find(({ open }) => open);
  if (bad !== undefined) throw new CommandFailure(`Invalid line: ${bad.line ?? 1}. Nothing was changed.`);
  return new Map(entries.map(({ name, value }) => [name, value]));
}

async function update(app: ConfigApp, before: ConfigVars, after: ConfigVars): Promise<void> {
  await action('Verifying new config', async () => {
    if (changes(before, await app.vars()).length > 0) throw new CommandFailure(CHANGED_MEANWHILE);
  });
  const wanted = changes(before, after);
  const expected = wanted.map(([name]) => [name, before.get(name) ?? null] as const);
  tellFailedRelease(await action('Updating config', () => app.set(wanted, expected)));
}

function changes(before: ConfigVars, after: ConfigVars): (readonly [string, string | null])[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.filter((name) => before.get(name) !== after.get(name)).map((name) => [name, after.get(name) ?? null]);
}
