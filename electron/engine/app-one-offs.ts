import type { ProcessType } from '../../shared/procfile.ts';
import { DynodeckError } from '../../shared/failure.ts';
import type { AppDynos } from './app-dynos.ts';
import type { Dyno } from './dyno.ts';

export interface OneOffSource {
  dynos: AppDynos;
  processTypes(): ProcessType[];
  /** A line of `app[api]`. */
  say(text: string): void;
}

/** The one-off dynos of an app, and what each of them runs. */
export class AppOneOffs {
  /** By name of a dyno. */
  readonly commands = new Map<string, string>();

  constructor(private readonly source: OneOffSource) {}

  /**
   * Starts one: a command line, or a process type's name with more arguments.
   * @throws {DynodeckError} `command-missing`
   */
  run(command: string, user: string, size: { columns: number; rows: number }): Dyno {
    const line = command.trim();
    if (line === '') throw new DynodeckError('command-missing', 'A one-off dyno needs a command, such as `bash`.');
    const dyno = this.source.dynos.addOneOff();
    this.commands.set(dyno.name, this.#substituteType(line));
    dyno.resize(size.columns, size.rows);
    this.source.say(`Starting process with command \`${line}\` by user ${user}`);
    dyno.start();
    return dyno;
  }

  /** Closes its terminal: ends it if it still runs, then forgets it. @throws {DynodeckError} `unknown-dyno` */
  async close(name: string): Promise<void> {
    const dyno = this.source.dynos.require(name);
    if (dyno.kind !== 'one-off') throw new DynodeckError('unknown-dyno', `${name} is not a one-off dyno; stop it instead.`);
    dyno.stop();
    await dyno.ended();
    this.source.dynos.remove(dyno);
    this.commands.delete(name);
  }

  /** `worker 42` runs the Procfile's command of `worker` with `42` behind it, as `heroku run` does. */
  #substituteType(line: string): string {
    const [name = ''] = line.split(/\s/, 1);
    const type = this.source.processTypes().find((candidate) => candidate.name === name);
    return type === undefined ? line : type.command + line.slice(name.length);
  }
}
