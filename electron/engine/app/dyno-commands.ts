import type { Staleness } from '../../../shared/dynos/dyno.ts';
import type { DynodeckError } from '../../../shared/contract/failure.ts';
import type { Dyno } from '../dyno/dyno.ts';
import { type AppFiles, commandOf } from '../source/source-files.ts';

export interface DynoCommandsDeps {
  files(): AppFiles;
  /** The commands of one-off dynos, by their names. */
  oneOffs: ReadonlyMap<string, string>;
  /** The command of a process type where it is not the folder's Procfile that says it. */
  released(type: string): string | undefined;
  unknownType(type: string): DynodeckError;
}

/** What each dyno of an app is to run, and whether what it runs is older than that. */
export class DynoCommands {
  readonly #deps: DynoCommandsDeps;

  constructor(deps: DynoCommandsDeps) {
    this.#deps = deps;
  }

  /** Undefined when no file says it (any more). */
  of(dyno: Dyno): string | undefined {
    if (dyno.kind === 'one-off') return this.#deps.oneOffs.get(dyno.name);
    const released = this.#deps.released(dyno.type);
    return released ?? commandOf(dyno.type, this.#deps.files());
  }

  /** @throws {DynodeckError} `unknown-process-type` when no file says it */
  require(dyno: Dyno): string {
    const command = this.of(dyno);
    if (command === undefined) throw this.#deps.unknownType(dyno.type);
    return command;
  }

  /** What a dyno runs next; else what it has run. */
  shown(dyno: Dyno): string {
    return this.of(dyno) ?? dyno.launch?.command ?? '';
  }

  /** What a running dyno has an older version of; null when all is as the files say. */
  staleness(dyno: Dyno): Staleness | null {
    const { launch, running } = dyno;
    if (!running || launch === null) return null;
    const now = new Map(this.#deps.files().configVars.map(({ name, value }) => [name, value]));
    const names = new Set([...now.keys(), ...Object.keys(launch.configVars)]);
    const changed = [...names].filter((name) => now.get(name) !== launch.configVars[name]);
    const isOlder = dyno.kind === 'formation' && this.shown(dyno) !== launch.command;
    return isOlder || changed.length > 0 ? { command: isOlder, configVars: changed } : null;
  }
}
