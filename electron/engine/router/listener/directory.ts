import type { Router } from '../router.ts';
import type { RouterClient } from './router-client.ts';

/** Whose app a request is for. */
export interface Directory {
  /** @param host as the client wrote it, perhaps with a port; null: no app */
  find(host: string): Router | null;
  /** Answers a request for no app. */
  answerUnknown(client: RouterClient, host: string): void;
}
