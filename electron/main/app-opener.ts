import { toFailure } from '../../shared/failure.ts';
import { openParams } from '../server/open-params.ts';
import type { StartRequest } from './command-line.ts';
import type { EngineProcess } from './engine-process.ts';

/** Opens what a start of Dynodeck or a menu asks for, and says on stderr and in the window why it could not. */
export class AppOpener {
  readonly #engine: EngineProcess;

  constructor(engine: EngineProcess) {
    this.#engine = engine;
  }

  async carryOut({ app, problem }: StartRequest): Promise<void> {
    if (problem !== null) return this.#complain(problem);
    if (app === null) return;
    try {
      this.#engine.show(await this.#engine.open(openParams(app)));
    } catch (error) {
      this.#complain(toFailure(error).message);
    }
  }

  /** A folder as it is remembered, with nothing changed. */
  openFolder(folder: string): Promise<void> {
    return this.carryOut({ app: { folder, procfile: null, envFiles: null, port: null }, problem: null });
  }

  #complain(message: string): void {
    console.error(`dynodeck: ${message}`);
    this.#engine.notify(message);
  }
}
