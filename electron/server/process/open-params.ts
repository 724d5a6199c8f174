import type { Params } from '../../../shared/contract/contract.ts';

/** What a command line says about an app, as the engine's request. What was not said is left out. */
export function openParams(app: {
  folder: string;
  procfile: string | null;
  envFiles: string[] | null;
  port: number | null;
}): Params<'app.open'> {
  return {
    folder: app.folder,
    ...(app.procfile === null ? {} : { procfile: app.procfile }),
    ...(app.envFiles === null ? {} : { envFiles: app.envFiles }),
    ...(app.port === null ? {} : { port: app.port }),
  };
}
