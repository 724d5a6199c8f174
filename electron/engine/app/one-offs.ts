import type { Params } from '../../../shared/contract/contract.ts';
import type { TerminalVariables } from '../../../shared/contract/fields.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { ProcessType } from '../../../shared/dynos/procfile.ts';
import type { AppDynos } from './dynos.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { LaunchSteps } from '../dyno/launch-line.ts';
import { substituteType } from './substitute-type.ts';

/** The terminal that a one-off dyno starts with, what takes its place, and how its command is run. */
export type OneOffOptions = Pick<
  Params<'run.start'>,
  'columns' | 'rows' | 'streams' | 'variables' | 'shell' | 'profiles'
>;

export interface OneOffDeps {
  dynos: AppDynos;
  processTypes(): ProcessType[];
  /** A line of `app[api]`. */
  log(text: string): void;
}

/** The one-off dynos of an app, and what each of them runs. */
export class AppOneOffs {
  /** By name of a dyno. */
  readonly commands = new Map<string, string>();
  readonly #options = new WeakMap<Dyno, OneOffOptions>();

  readonly #source: OneOffDeps;

  constructor(source: OneOffDeps) {
    this.#source = source;
  }

  /**
   * Starts one: a command line, or a process type's name with more arguments.
   * @throws {DynodeckError} `command-missing`
   */
  run(command: string, user: string, options: OneOffOptions): Dyno {
    const line = command.trim();
    if (line === '') throw new DynodeckError('command-missing', 'A one-off dyno needs a command, such as `bash`.');
    const dyno = this.#source.dynos.addOneOff();
    this.commands.set(dyno.name, substituteType(line, this.#source.processTypes()));
    this.#options.set(dyno, options);
    dyno.sizes.setForLines({ columns: options.columns, rows: options.rows });
    this.#source.log(`Starting process with command \`${line}\` by user ${user}`);
    dyno.start();
    return dyno;
  }

  /** Closes its terminal: ends it if it still runs, then forgets it. @throws {DynodeckError} `unknown-dyno` */
  async close(name: string): Promise<void> {
    const dyno = this.#source.dynos.require(name);
    if (dyno.kind !== 'one-off') {
      throw new DynodeckError('unknown-dyno', `${name} is not a one-off dyno; stop it instead.`);
    }
    dyno.stop();
    await dyno.ended();
    this.#source.dynos.remove(dyno);
    this.commands.delete(name);
  }

  /** The files that its command reads and writes in place of its terminal, if any. */
  streamsOf(dyno: Dyno): OneOffOptions['streams'] {
    return this.#options.get(dyno)?.streams;
  }

  /** What was chosen for this dyno alone of how its command is run. */
  stepsOf(dyno: Dyno): Partial<LaunchSteps> {
    const { shell, profiles } = this.#options.get(dyno) ?? {};
    return { ...(shell === undefined ? {} : { shell }), ...(profiles === undefined ? {} : { profiles }) };
  }

  /** What its environment says of the terminal that it was typed into; undefined: nothing is known of that. */
  terminalVariables(dyno: Dyno): TerminalVariables | undefined {
    return this.#options.get(dyno)?.variables;
  }
}
