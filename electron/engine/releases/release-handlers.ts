import type { releaseRequests } from '../../../shared/contract/releases.ts';
import type { Handlers } from '../connection.ts';

export const releaseHandlers: Pick<Handlers, keyof typeof releaseRequests> = {
  'releases.list': unfinished,
  'releases.info': unfinished,
  'releases.output': unfinished,
  'releases.deploy': unfinished,
  'releases.rollback': unfinished,
  'releases.retry': unfinished,
};

function unfinished(): never {
  throw new Error('unfinished');
}
