import type { setupRequests } from '../../../shared/contract/setup.ts';
import type { Handlers } from '../connection.ts';

export const setupHandlers: Pick<Handlers, keyof typeof setupRequests> = {
  'setup.apply': unfinished,
  'setup.postdeploy': unfinished,
  'setup.dismiss': unfinished,
  'setup.writeProcfile': unfinished,
};

function unfinished(): never {
  throw new Error('unfinished');
}
