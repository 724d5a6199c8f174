import type { crashRequests } from '../../../shared/contract/crashes.ts';
import type { Handlers } from './handler.ts';
import { crashBundle } from './crash-bundle.ts';

export const crashHandlers: Pick<Handlers, keyof typeof crashRequests> = {
  'crash.list': ({ app }, { engine }) => engine.app(app).crashes.all,
  'crash.bundle': ({ app, dyno }, { engine }) => crashBundle(engine.app(app), dyno, engine.options.version),
};
