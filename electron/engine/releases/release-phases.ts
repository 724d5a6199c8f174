import { RELEASE } from '../../../shared/dynos/formation.ts';
import type { Dyno, DynoOutput } from '../dyno/dyno.ts';
import type { StoredRelease } from './ledger/release-line.ts';
import { ReleaseOutput } from './output-file.ts';
import type { ReleaseHost } from './release-host.ts';

/** A release whose command runs, or is about to. */
export interface ReleasePhase {
  release: StoredRelease;
  configVars: Record<string, string>;
  /** Where its code is. */
  folder: string;
  output: ReleaseOutput;
}

/** How a release command ended. */
export interface CommandEnding {
  /** Its exit status; null when it was not run. */
  exit: number | null;
  hasOutput: boolean;
}

const MINUTE_MS = 60_000;
/** Stands for the exit status of a release command that could not be started. */
const FAILURE_STATUS = 1;

/** Runs release commands, each in a one-off dyno `release.NNNN`. */
export class ReleasePhases {
  readonly #host: ReleaseHost;
  readonly #folder: string | null;
  /** By name of the release dyno. */
  readonly #phases = new Map<string, ReleasePhase>();

  /** @param folder of the app's releases; null: what is printed is kept in memory while it runs */
  constructor(folder: string | null, host: ReleaseHost) {
    this.#folder = folder;
    this.#host = host;
  }

  of(dyno: Dyno): ReleasePhase | null {
    return this.#phases.get(dyno.name) ?? null;
  }

  /** What the command of a release has printed; null when it has not run here. */
  outputOf(version: number): ReleaseOutput | null {
    return [...this.#phases.values()].find(({ release }) => release.version === version)?.output ?? null;
  }

  /**
   * Runs a release's command to its end, or for as long as it may.
   * @param begin told the dyno's name before it starts
   */
  async run(
    phase: Omit<ReleasePhase, 'output'>,
    begin: (dyno: string) => Promise<void>,
  ): Promise<CommandEnding> {
    const { version, processTypes } = phase.release;
    const output = new ReleaseOutput(this.#folder, version);
    const dyno = this.#host.addReleaseDyno(processTypes[RELEASE] ?? '');
    this.#phases.set(dyno.name, { ...phase, output });
    await begin(dyno.name);
    const exit = this.#host.closing ? null : await this.#toEnd(dyno, version);
    await output.close();
    // Without a folder it is kept here, for as long as the app is open.
    if (this.#folder !== null) this.#phases.delete(dyno.name);
    return { exit, hasOutput: !output.isEmpty };
  }

  /**
   * Where the output of a dyno goes: nowhere but to its terminal for an attached one-off dyno, as on Heroku. What a
   * release command prints is in the log, and kept beside it.
   */
  sink(dyno: Dyno, log: () => DynoOutput): DynoOutput | null {
    if (dyno.kind === 'formation') return log();
    const phase = this.of(dyno);
    if (phase === null) return null;
    const logged = log();
    return {
      write(chunk) {
        logged.write(chunk);
        phase.output.write(chunk);
      },
      end: () => logged.end(),
    };
  }

  async #toEnd(dyno: Dyno, version: number): Promise<number> {
    const { timeoutMs } = this.#host;
    const timer = setTimeout(() => {
      this.#host.log(`Release v${version} is ended: its command has run for ${timeoutMs / MINUTE_MS} minutes.`);
      dyno.stop();
    }, timeoutMs);
    dyno.start();
    await dyno.ended();
    clearTimeout(timer);
    return dyno.snapshot().exit?.status ?? FAILURE_STATUS;
  }
}
