import type { DynoOwner } from '../dyno/dyno.ts';
import type { AppCrashes } from '../crashes/app-crashes.ts';

/**
 * What a dyno asks of its app, with an ear for crashes.
 * @param crashes of the app; asked for when a dyno runs, as dynos are made before it
 */
export function watchedOwner(owner: DynoOwner, crashes: () => AppCrashes): DynoOwner {
  return {
    get timing() {
      return owner.timing;
    },
    prepare: async (dyno) => {
      const launch = await owner.prepare(dyno);
      crashes().started(dyno, launch);
      return launch;
    },
    spawn: (dyno, options) => owner.spawn(dyno, options),
    log: (dyno, text) => {
      crashes().said(dyno, text);
      owner.log(dyno, text);
    },
    output: (dyno) => crashes().watched(dyno, owner.output(dyno)),
    crashed: (dyno, status) => {
      crashes().crashed(dyno, status);
      return owner.crashed(dyno, status);
    },
    changed: () => owner.changed(),
  };
}
