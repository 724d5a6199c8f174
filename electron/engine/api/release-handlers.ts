import type { releaseRequests } from '../../../shared/contract/releases.ts';
import type { Handlers } from './handler.ts';

export const releaseHandlers: Pick<Handlers, keyof typeof releaseRequests> = {
  'releases.list': ({ app, count }, { engine }) => engine.app(app).releases.list(count),
  'releases.info': ({ app, version }, { engine }) => engine.app(app).releases.info(version),
  'releases.output': async ({ app: id, version }, { engine }) => {
    const app = engine.app(id);
    const { text, complete } = await app.releases.output(version);
    return { text: await app.config.exported(text, false), complete };
  },
  'releases.deploy': ({ app }, { engine }) => engine.app(app).releases.deploy(),
  'releases.rollback': ({ app, version, code }, { engine }) => engine.app(app).releases.rollback(version, code),
  'releases.retry': ({ app, version }, { engine }) => engine.app(app).releases.retry(version),
};
