import type { configRequests } from '../../../shared/contract/config.ts';
import type { Handlers } from '../connection.ts';

export const configHandlers: Pick<Handlers, keyof typeof configRequests> = {
  'config.list': unfinished,
  'config.set': unfinished,
};

function unfinished(): never {
  throw new Error('unfinished');
}
