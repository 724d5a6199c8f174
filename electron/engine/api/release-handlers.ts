import type { releaseRequests } from '../../../shared/contract/releases.ts';
import type { Handlers } from './handler.ts';
import { readInfo, readList } from '../releases/queries.ts';
import { deploy, releaseOutput, retry, rollback } from '../releases/release-requests.ts';

export const releaseHandlers: Pick<Handlers, keyof typeof releaseRequests> = {
  'releases.list': ({ app, count }, { engine }) => readList(engine.app(app).releases.store, count),
  'releases.info': ({ app, version }, { engine }) => {
    const { releases, name } = engine.app(app);
    return readInfo(releases.store, name, version);
  },
  'releases.output': ({ app, version }, { engine }) => releaseOutput(engine.app(app).releases, version),
  'releases.deploy': ({ app }, { engine }) => deploy(engine.app(app).releases),
  'releases.rollback': ({ app, version, code }, { engine }) => rollback(engine.app(app).releases, version, code),
  'releases.retry': ({ app, version }, { engine }) => retry(engine.app(app).releases, version),
};
