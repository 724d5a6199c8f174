import { statSync } from 'node:fs';
import type { TerminalVariables } from '../../../shared/contract/fields.ts';
import type { ConfigVar } from '../../../shared/config/config-vars.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { WEB } from '../source/source-files.ts';
import { requireStartable } from './argument-limit.ts';
import type { Dyno, Launch } from './dyno.ts';
import { dynoEnvironment } from './environment.ts';
import { findPortHolder } from '../system/process-table/port-holder.ts';
import { isPortFree } from '../net/port-probe.ts';
import { PortBusyError } from './port-busy.ts';

export interface LaunchRequest {
  dyno: Dyno;
  command: string;
  folder: string;
  port: number | null;
  configVars: Pick<ConfigVar, 'name' | 'value'>[];
  /** HEROKU_* of the release it runs. */
  metadata: Record<string, string>;
  release: number | null;
  /** The developer's own environment, without anything of ours. */
  shellEnvironment: Record<string, string>;
  /** Of the terminal that its output is drawn on; undefined: one of the window's. */
  terminal: TerminalVariables | undefined;
  /** A base port with which every dyno of the app gets a free one. */
  nextBase(): Promise<number | null>;
}

/** What a dyno is started with, as the files say at this moment. @throws {DynodeckError} */
export async function prepareLaunch(request: LaunchRequest): Promise<Launch> {
  const { dyno, command, folder, port, configVars, metadata, release, shellEnvironment, terminal, nextBase } = request;
  requireFolder(folder);
  const awaitsBind = dyno.kind === 'formation' && dyno.type === WEB;
  if (awaitsBind && port !== null) await requireFreePort(port, dyno.name, nextBase);
  const env = dynoEnvironment({ metadata, shell: shellEnvironment, configVars, port, dyno: dyno.name, terminal });
  requireStartable(command, env);
  const given = Object.fromEntries(configVars.map(({ name, value }) => [name, value]));
  return { command, cwd: folder, env, port, awaitsBind, configVars: given, release };
}

/** Checks the folder without waiting: for thirty dynos at once the thread pool would take longer than the calls. */
function requireFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new DynodeckError('folder-unreadable', `The folder ${folder} has gone, so nothing can start in it.`);
}

async function requireFreePort(port: number, dyno: string, nextBase: () => Promise<number | null>): Promise<void> {
  if (await isPortFree(port)) return;
  const [holder, freeBase] = await Promise.all([findPortHolder(port), nextBase()]);
  throw new PortBusyError({ port, dyno, holder, freeBase });
}
