import type { platformRequests } from '../../../shared/contract/platform.ts';
import type { PlatformSettings } from '../../../shared/app/platform.ts';
import type { Handlers } from './handler.ts';

export const platformHandlers: Pick<Handlers, keyof typeof platformRequests> = {
  'platform.configure': async ({ app: id, ...change }, { engine }) => {
    const app = engine.app(id);
    await app.configure({ platform: { ...app.settings.platform, ...given(change) } });
    return null;
  },
  'platform.cycle': ({ app, target }, { engine }) => {
    for (const dyno of engine.app(app).targets(target)) dyno.apply({ name: 'cycle' });
    return null;
  },
  'platform.sleep': ({ app }, { engine }) => done(engine.app(app).platform.sleep()),
  'platform.wake': ({ app }, { engine }) => done(engine.app(app).platform.wake()),
  'metrics.history': ({ app }, { engine }) => ({ samples: engine.app(app).platform.samples }),
};

/** Without what was left out: undefined in a setting would hide what is remembered. */
function given(change: { [K in keyof PlatformSettings]?: PlatformSettings[K] | undefined }): Partial<PlatformSettings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function done(_: unknown): null {
  return null;
}
