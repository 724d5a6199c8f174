import type { routerRequests } from '../../../shared/contract/router.ts';
import type { RouterSettings } from '../../../shared/router/router.ts';
import type { Handlers } from './handler.ts';

/** What the router's requests of the contract do. */
export const routerHandlers: Pick<Handlers, keyof typeof routerRequests> = {
  'router.configure': async ({ app: id, ...change }, { engine }) => {
    const app = engine.app(id);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    await app.configure({ router: { ...app.settings.router, ...(given as Partial<RouterSettings>) } });
    return null;
  },
  'requests.list': ({ app, after, count }, { engine }) => engine.app(app).router.accessLog.list(after, count),
  'requests.show': ({ app, number }, { engine }) => engine.app(app).router.accessLog.show(number),
  'requests.figures': ({ app }, { engine }) => engine.app(app).router.accessLog.figures(),
  'requests.clear': ({ app }, { engine }) => {
    engine.app(app).router.accessLog.clear();
    return null;
  },
};
