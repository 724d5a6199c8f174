import type { configRequests } from '../../../shared/contract/config.ts';
import type { Handlers } from './handler.ts';

/** What the requests about config vars do. */
export const configHandlers: Pick<Handlers, keyof typeof configRequests> = {
  'config.list': ({ app, reveal }, { engine }) => engine.app(app).config.list(reveal ?? null),
  'config.set': ({ app, vars, file, expected }, { engine }) =>
    engine.app(app).config.set(vars, { file: file ?? null, expected: expected ?? [] }),
};
