import { DynodeckError } from '../../../shared/contract/failure.ts';
import { deployLogWords, describeDeploy, describeRetry } from '../../../shared/releases/release-change.ts';
import type { Release } from '../../../shared/releases/release.ts';
import type { AppReleases, ReleasePlan } from './app-releases.ts';
import type { StoredRelease } from './ledger/release-line.ts';
import { readOutputOf, requireRelease } from './queries.ts';

const SHORT_HASH = 7;
/** Heroku's sentence. */
const NO_COMMAND = 'App must have a release-phase command in Procfile to use this command.';

/** What a release command has printed, so far while it runs. @throws {DynodeckError} when there is no such release */
export async function releaseOutput(
  releases: AppReleases,
  version: number,
): Promise<{ text: string; complete: boolean }> {
  const { store, host, folder, phases } = releases;
  const stored = await readOutputOf(store, host.name, version, folder);
  const here = phases.outputOf(version);
  return here === null ? stored : { text: here.text, complete: stored.complete };
}

/** Releases the code as it is in the folder, with what the files say. @throws {DynodeckError} */
export function deploy(releases: AppReleases): Promise<Release> {
  const words = { describe: describeDeploy, log: deployLogWords };
  return request(releases, { cause: 'deploy', ...words, code: null, moves: 'all' });
}

/**
 * Writes the config vars of an earlier release back to the env files, and releases that.
 * @param version null: the newest but one that can be rolled back to
 * @param withCode runs that release's commit from a worktree, too
 * @throws {DynodeckError}
 */
export async function rollback(releases: AppReleases, version: number | null, withCode: boolean): Promise<Release> {
  requireTrust(releases);
  const target = await rollbackTarget(releases, version);
  const vars = await releases.store.configVars(target);
  const name = `v${target.version}`;
  if (vars === null) {
    const why = `The config vars of ${name} were encrypted by the desktop app's key store and cannot be read here`;
    throw refusal(`${why}: roll back in the window.`);
  }
  const code = target.code ?? target.commit?.hash ?? null;
  if (withCode) {
    if (code === null) throw refusal(`${name} was made outside of a git repository, so its code cannot be run again.`);
    await checkOut(releases, code);
  }
  await releases.host.writer.replaceAll(vars);
  const describe = (): string => `Rollback to ${name}`;
  return request(releases, { cause: 'rollback', describe, ...(withCode ? { code } : {}), moves: 'all' });
}

/** Runs a release command again, in a new release. @param version null: the newest @throws {DynodeckError} */
export async function retry(releases: AppReleases, version: number | null): Promise<Release> {
  requireTrust(releases);
  const { store, host } = releases;
  await store.refresh();
  const target = version === null ? store.newest?.release : await requireRelease(store, host.name, version);
  if (target === undefined) throw refusal(`${host.name} has no releases.`);
  if (releases.releaseCommand() === undefined) throw refusal(NO_COMMAND);
  const describe = (): string => describeRetry(target.version, target.description);
  return request(releases, { cause: 'retry', describe, code: target.code, moves: 'all' });
}

async function request(releases: AppReleases, plan: ReleasePlan): Promise<Release> {
  requireTrust(releases);
  await releases.host.reload();
  const made = await releases.make(() => plan);
  if (made === null) throw closed(releases);
  return releases.store.toRelease(made.release);
}

async function rollbackTarget(releases: AppReleases, version: number | null): Promise<StoredRelease> {
  await releases.store.refresh();
  if (version === null) {
    const target = releases.store.releases.filter(({ status }) => status === 'succeeded').at(-2);
    if (!target) throw refusal('There is nothing to roll back to: it takes an earlier release that succeeded.');
    return target;
  }
  const target = await requireRelease(releases.store, releases.host.name, version);
  if (target.status === 'succeeded') return target;
  throw refusal(`v${version} did not succeed, so it cannot be rolled back to. Choose one of the others.`);
}

async function checkOut({ code, host }: AppReleases, hash: string): Promise<void> {
  const { linked } = await code.checkOut(hash);
  const short = hash.slice(0, SHORT_HASH);
  host.log(
    linked.length > 0
      ? `The code of ${short} runs from a git worktree, which uses ${linked.join(', ')} of the folder.`
      : `The code of ${short} runs from a git worktree: what is in no commit, such as dependencies, is missing there.`,
  );
}

function requireTrust(releases: AppReleases): void {
  const { trusted, closing, folder } = releases.host;
  if (closing) throw closed(releases);
  if (!trusted) throw new DynodeckError('untrusted', `${folder} is not trusted yet, so nothing of it is released.`);
}

function closed({ host }: AppReleases): DynodeckError {
  return new DynodeckError('closed', `${host.name} is being closed.`);
}

function refusal(message: string): DynodeckError {
  return new DynodeckError('bad-request', message);
}
