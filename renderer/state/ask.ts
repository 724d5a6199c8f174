import type { Method, Params, Results } from '../../shared/contract/contract.ts';
import { DynodeckError, toFailure } from '../../shared/contract/failure.ts';
import { t } from '../../shared/text/i18n.ts';
import { connection } from '../client/connection.ts';
import { notify } from '../ui/state/notices.ts';
import { askForTrust } from './trust.ts';

/**
 * Sends a request on behalf of the person at the screen. One that is refused because the folder is not trusted is
 * repeated once they have agreed.
 *
 * @throws {DynodeckError} the engine's failure; with code `untrusted` when they did not agree.
 */
export async function request<M extends Method>(method: M, params: Params<M>): Promise<Results[M]> {
  const { client } = connection.getState();
  if (!client) throw new DynodeckError('closed', t('There is no connection to the engine. It is being tried again.'));
  try {
    return await client.request(method, params);
  } catch (thrown) {
    if (toFailure(thrown).code !== 'untrusted' || !('app' in params)) throw thrown;
    const oneOff = 'command' in params ? params.command : null;
    if (!(await askForTrust(client, params.app, oneOff))) throw thrown;
    return client.request(method, params);
  }
}

/** {@link request} with failures shown as a notice; undefined when it was not carried out. */
export async function ask<M extends Method>(method: M, params: Params<M>): Promise<Results[M] | undefined> {
  try {
    return await request(method, params);
  } catch (thrown) {
    const { code, message } = toFailure(thrown);
    // Whoever has just declined to trust the folder knows why nothing happens.
    if (code !== 'untrusted') notify(message);
    return undefined;
  }
}
