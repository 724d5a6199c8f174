import type { setupRequests } from '../../../shared/contract/setup.ts';
import type { Handlers } from './handler.ts';

/** Requests about setting up an app (shared/contract/setup.ts). */
export const setupHandlers: Pick<Handlers, keyof typeof setupRequests> = {
  'setup.apply': async ({ app, vars, formation }, { engine }) => {
    await engine.app(app).setup.apply(vars, formation);
    return null;
  },
  'setup.postdeploy': async ({ app }, { engine }) => ({ dyno: await engine.app(app).setup.postdeploy() }),
  'setup.dismiss': async ({ app }, { engine }) => {
    await engine.app(app).setup.dismiss();
    return null;
  },
  'setup.writeProcfile': async ({ app, types }, { engine }) => {
    await engine.app(app).setup.writeProcfile(types);
    return null;
  },
};
