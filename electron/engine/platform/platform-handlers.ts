import type { platformRequests } from '../../../shared/contract/platform.ts';
import type { Handlers } from '../connection.ts';

export const platformHandlers: Pick<Handlers, keyof typeof platformRequests> = {
  'platform.configure': unfinished,
  'platform.cycle': unfinished,
  'platform.sleep': unfinished,
  'platform.wake': unfinished,
  'metrics.history': unfinished,
};

function unfinished(): never {
  throw new Error('unfinished');
}
