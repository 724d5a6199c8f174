import { toFailure } from '../../../shared/contract/failure.ts';
import { openParams } from '../../server/process/open-params.ts';
import { folderRequest, type StartRequest } from '../command-line/command-line.ts';
import type { EngineProcess } from './engine-process.ts';

/** Opens what a start of Dynodeck or a menu asks for, and says on stderr and in the window why it could not. */
export class AppOpener {
  readonly #engine: EngineProcess;
  readonly #followLink: (link: string) => Promise<void>;

  /** @param followLink what a link asks for is not ours to open at once */
  constructor(engine: EngineProcess, followLink: (link: string) => Promise<void>) {
    this.#engine = engine;
    this.#followLink = followLink;
  }

  async carryOut({ app, problem, link }: StartRequest): Promise<void> {
    if (problem !== null) return this.#warn(problem);
    if (link !== null) return this.#followLink(link);
    if (app === null) return;
    try {
      this.#engine.show(await this.#engine.open(openParams(app)));
    } catch (error) {
      this.#warn(toFailure(error).message);
    }
  }

  /** A folder as it is remembered, with nothing changed. */
  openFolder(folder: string): Promise<void> {
    return this.carryOut(folderRequest(folder));
  }

  #warn(message: string): void {
    console.error(`dynodeck: ${message}`);
    this.#engine.notify(message);
  }
}
