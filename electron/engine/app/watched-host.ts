import type { DynoHost } from '../dyno/dyno.ts';
import type { AppCrashes } from '../crashes/app-crashes.ts';

/**
 * What a dyno asks of its app, with an ear for crashes.
 * @param crashes of the app; asked for when a dyno runs, as dynos are made before it
 */
export function watchedHost(host: DynoHost, crashes: () => AppCrashes): DynoHost {
  return {
    get timing() {
      return host.timing;
    },
    prepare: async (dyno) => {
      const launch = await host.prepare(dyno);
      crashes().started(dyno, launch);
      return launch;
    },
    spawn: (dyno, options) => host.spawn(dyno, options),
    log: (dyno, text) => {
      crashes().said(dyno, text);
      host.log(dyno, text);
    },
    output: (dyno) => crashes().watched(dyno, host.output(dyno)),
    crashed: (dyno, status) => {
      crashes().crashed(dyno, status);
      return host.crashed(dyno, status);
    },
    changed: () => host.changed(),
  };
}
