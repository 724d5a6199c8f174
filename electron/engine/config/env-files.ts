import { resolve } from 'node:path';
import type { ListedFile } from '../../../shared/config/config-listing.ts';
import {
  type ConfigChangeOptions,
  type ConfigPlan,
  planConfigChange,
  type WantedVars,
} from '../../../shared/config/config-plan.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { ConfigDifference } from '../../../shared/releases/release-change.ts';
import { shownPath } from '../source/source-files.ts';
import { AtomicFile } from '../storage/atomic-file.ts';
import { ENV_FILE_LIMITS, readAppText } from '../storage/text-file.ts';

/** A change that is on disk. */
export type WrittenChange = ConfigDifference & Pick<ConfigPlan, 'warnings'>;

/** Each time somebody else has changed a file in the same moment. */
const MAX_ATTEMPTS = 5;

/** The env files of an app as they are now; one that cannot be read gives nothing. */
export async function readEnvFiles(folder: string, files: readonly string[]): Promise<ListedFile[]> {
  return Promise.all(
    files.map(async (file) => {
      const { text } = await readAppText(resolve(folder, file), ENV_FILE_LIMITS);
      return { file: shownPath(folder, file), text };
    }),
  );
}

/**
 * Changes config vars in the env files of an app. When it resolves, they are safely on disk. A crash in between leaves
 * each file as it was or as it will be; a name that is removed from several files keeps its value until the last one.
 * @throws {DynodeckError} with one sentence, and nothing has changed
 */
export async function changeEnvFiles(
  folder: string,
  files: readonly string[],
  wanted: WantedVars,
  options: ConfigChangeOptions = {},
): Promise<WrittenChange> {
  if (files.length === 0) throw new DynodeckError('bad-request', 'The app has no env file that could be changed.');
  // A file that is named twice counts in its last place.
  const once = files.filter((file, index) => !files.slice(index + 1).some((later) => isSame(folder, file, later)));
  // Of several files one may be written before another turns out to have changed.
  const set = new Set<string>();
  const removed = new Set<string>();
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const { plan, isDone } = await changeOnce(folder, once, wanted, options);
    for (const name of plan.set) set.add(name);
    for (const name of plan.removed) removed.add(name);
    if (isDone) return { set: [...set], removed: [...removed], ...(plan.warnings && { warnings: plan.warnings }) };
  }
  throw new DynodeckError('bad-request', 'The env files keep changing, so they were left as they are. Try again.');
}

/** Makes one attempt, which is not done when somebody else has changed a file meanwhile. */
async function changeOnce(
  folder: string,
  files: readonly string[],
  wanted: WantedVars,
  options: ConfigChangeOptions,
): Promise<{ plan: ConfigPlan; isDone: boolean }> {
  const locked = new Map<string, AtomicFile>();
  try {
    // In one order for everybody: nobody waits for somebody who waits for them.
    for (const file of files.map((file) => resolve(folder, file)).sort()) {
      locked.set(file, await AtomicFile.lock(file));
    }
    const plan = planConfigChange(
      files.map((file) => ({
        file: shownPath(folder, file),
        text: locked.get(resolve(folder, file))?.text ?? '',
      })),
      wanted,
      { ...options, file: typeof options.file === 'string' ? shownPath(folder, options.file) : null },
    );
    if ('refused' in plan) throw new DynodeckError('bad-request', plan.refused);
    return { plan, isDone: await writeAll(folder, locked, plan) };
  } finally {
    for (const file of locked.values()) await file.close();
  }
}

async function writeAll(folder: string, locked: Map<string, AtomicFile>, { edits }: ConfigPlan): Promise<boolean> {
  for (const { file, text } of edits) {
    if ((await locked.get(resolve(folder, file))?.replace(text)) !== true) return false;
  }
  return true;
}

function isSame(folder: string, file: string, other: string): boolean {
  return resolve(folder, file) === resolve(folder, other);
}
