import { DynodeckError } from '../../../shared/contract/failure.ts';
import { deployLogWords, describeDeploy, describeRetry } from '../../../shared/releases/release-change.ts';
import type { Release } from '../../../shared/releases/release.ts';
import type { LaunchGate } from './launch-gate.ts';
import type { StoredRelease } from './ledger/release-line.ts';
import { readOutputOf, requireRelease } from './queries.ts';
import type { ReleaseCode } from './release-code.ts';
import type { ReleaseHost } from './release-host.ts';
import type { ReleaseMaker, ReleasePlan } from './release-maker.ts';
import type { ReleasePhases } from './release-phases.ts';
import type { ReleaseStore } from './release-store.ts';

const SHORT_HASH = 7;
/** Heroku's sentence. */
const NO_COMMAND = 'App must have a release-phase command in Procfile to use this command.';

export interface ReleaseRequestsDeps {
  store: ReleaseStore;
  code: ReleaseCode;
  phases: ReleasePhases;
  host: ReleaseHost;
  maker: ReleaseMaker;
  gate: LaunchGate;
  /** Where the app's releases are kept; null: in memory. */
  folder: string | null;
}

/** What people ask of releases: deploys, rollbacks, retries and the output of release commands. */
export class ReleaseRequests {
  readonly #deps: ReleaseRequestsDeps;

  constructor(deps: ReleaseRequestsDeps) {
    this.#deps = deps;
  }

  async output(version: number): Promise<{ text: string; complete: boolean }> {
    const { store, host, folder, phases } = this.#deps;
    const stored = await readOutputOf(store, host.name, version, folder);
    const here = phases.outputOf(version);
    return here === null ? stored : { text: here.text, complete: stored.complete };
  }

  deploy(): Promise<Release> {
    const words = { describe: describeDeploy, log: deployLogWords };
    return this.#request({ cause: 'deploy', ...words, code: null, moves: 'all' });
  }

  async rollback(version: number | null, withCode: boolean): Promise<Release> {
    this.#requireTrust();
    const { store, host } = this.#deps;
    const target = await this.#rollbackTarget(version);
    const vars = await store.configVars(target);
    const name = `v${target.version}`;
    if (vars === null) {
      const why = `The config vars of ${name} were encrypted by the desktop app's key store and cannot be read here`;
      throw refusal(`${why}: roll back in the window.`);
    }
    const code = target.code ?? target.commit?.hash ?? null;
    if (withCode) {
      if (code === null) throw refusal(`${name} was made outside of a git repository, so its code cannot be run again.`);
      await this.#checkOut(code);
    }
    await host.writer.replaceAll(vars);
    const describe = (): string => `Rollback to ${name}`;
    return this.#request({ cause: 'rollback', describe, ...(withCode ? { code } : {}), moves: 'all' });
  }

  async retry(version: number | null): Promise<Release> {
    this.#requireTrust();
    const { store, host, gate } = this.#deps;
    await store.refresh();
    const target = version === null ? store.newest?.release : await requireRelease(store, host.name, version);
    if (target === undefined) throw refusal(`${host.name} has no releases.`);
    if (gate.releaseCommand() === undefined) throw refusal(NO_COMMAND);
    const describe = (): string => describeRetry(target.version, target.description);
    return this.#request({ cause: 'retry', describe, code: target.code, moves: 'all' });
  }

  async #request(plan: ReleasePlan): Promise<Release> {
    this.#requireTrust();
    const { store, host, maker } = this.#deps;
    await host.reload();
    const made = await maker.make(() => plan);
    if (made === null) throw this.#closed();
    return store.toRelease(made.release);
  }

  async #rollbackTarget(version: number | null): Promise<StoredRelease> {
    const { store, host } = this.#deps;
    await store.refresh();
    if (version === null) {
      const target = store.releases.filter(({ status }) => status === 'succeeded').at(-2);
      if (!target) throw refusal('There is nothing to roll back to: it takes an earlier release that succeeded.');
      return target;
    }
    const target = await requireRelease(store, host.name, version);
    if (target.status === 'succeeded') return target;
    throw refusal(`v${version} did not succeed, so it cannot be rolled back to. Choose one of the others.`);
  }

  async #checkOut(hash: string): Promise<void> {
    const { linked } = await this.#deps.code.checkOut(hash);
    const short = hash.slice(0, SHORT_HASH);
    this.#deps.host.log(
      linked.length > 0
        ? `The code of ${short} runs from a git worktree, which uses ${linked.join(', ')} of the folder.`
        : `The code of ${short} runs from a git worktree: what is in no commit, such as dependencies, is missing there.`,
    );
  }

  #requireTrust(): void {
    const { trusted, closing, folder } = this.#deps.host;
    if (closing) throw this.#closed();
    if (!trusted) throw new DynodeckError('untrusted', `${folder} is not trusted yet, so nothing of it is released.`);
  }

  #closed(): DynodeckError {
    return new DynodeckError('closed', `${this.#deps.host.name} is being closed.`);
  }
}

function refusal(message: string): DynodeckError {
  return new DynodeckError('bad-request', message);
}
