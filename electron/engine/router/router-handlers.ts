import type { routerRequests } from '../../../shared/contract/router.ts';
import type { Handlers } from '../connection.ts';

export const routerHandlers: Pick<Handlers, keyof typeof routerRequests> = {
  'router.configure': unfinished,
  'requests.list': unfinished,
  'requests.show': unfinished,
  'requests.figures': unfinished,
  'requests.clear': unfinished,
};

function unfinished(): never {
  throw new Error('unfinished');
}
