import { toFailure } from '../../../shared/contract/failure.ts';
import { openParams } from '../../server/process/open-params.ts';
import { folderRequest, type StartRequest } from '../command-line/command-line.ts';
import type { WindowLink } from '../window/bridge.ts';
import type { OpenApps } from './open-apps.ts';

/** Opens what a start of Dynodeck or a menu asks for, and says on stderr and in the window why it could not. */
export class AppOpener {
  readonly #openApps: OpenApps;
  readonly #link: WindowLink;
  readonly #followLink: (link: string) => Promise<void>;

  /** @param followLink what a link asks for is not ours to open at once */
  constructor(openApps: OpenApps, link: WindowLink, followLink: (link: string) => Promise<void>) {
    this.#openApps = openApps;
    this.#link = link;
    this.#followLink = followLink;
  }

  async carryOut({ app, problem, link }: StartRequest): Promise<void> {
    if (problem !== null) return this.#warn(problem);
    if (link !== null) return this.#followLink(link);
    if (app === null) return;
    try {
      const { id } = await this.#openApps.open(openParams(app));
      this.#link.show(id, null);
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
    this.#link.warn(message);
  }
}
