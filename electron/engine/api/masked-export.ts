import { maskSecrets } from '../../../shared/config/secret-names.ts';
import type { App } from '../app/app.ts';
import type { Handler } from './connection.ts';
import { logHandlers } from './log-handlers.ts';

/** A piece of a log as a file, without secrets where that is asked for. */
export const exportLog: Handler<'log.export'> = async (params, connection) => {
  const piece = await logHandlers['log.export'](params, connection);
  if (!params.masked) return piece;
  const { app } = connection.requireView(params.view, 'log');
  return { ...piece, text: maskSecrets(piece.text, await knownVars(app)) };
};

/** Those in the files, and those that dynos were started with: what they printed earlier may be an older value. */
export async function knownVars(app: App): Promise<[name: string, value: string][]> {
  const { vars } = await app.config.list(null);
  const started = app.dynos.flatMap(({ launch }) => Object.entries(launch?.configVars ?? {}));
  return [...vars.map(({ name, value }): [string, string] => [name, value ?? '']), ...started];
}
