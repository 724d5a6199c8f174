import { statSync } from 'node:fs';
import type { AppSettings } from '../../../shared/app/app.ts';
import type { TerminalVariables } from '../../../shared/contract/fields.ts';
import type { ConfigVar } from '../../../shared/config/config-vars.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import type { LocalOptions } from '../formation/local-options.ts';
import { WEB } from '../source/source-files.ts';
import { requireStartable } from './argument-limit.ts';
import type { Dyno, Launch } from './dyno.ts';
import { dynoEnvironment } from './environment.ts';
import { launchLine, type LaunchSteps } from './launch-line.ts';
import { ownTools } from './tool-folders.ts';
import { findPortHolder } from '../system/process-table/port-holder.ts';
import { isPortFree } from '../net/port-probe.ts';
import { PortBusyError } from './port-busy.ts';

/** The steps that were asked for this run, else those that the app's owner has set. */
export function launchSteps(settings: AppSettings, run: LocalOptions): LaunchSteps {
  return { shell: run.shell ?? settings.shell ?? null, profiles: run.profiles ?? settings.profiles ?? true };
}

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
  /** What comes before the command itself. */
  steps: LaunchSteps;
  /** Of the terminal that its output is drawn on; undefined: one of the window's. */
  terminal: TerminalVariables | undefined;
  /** A base port with which every dyno of the app gets a free one. */
  nextBase(): Promise<number | null>;
}

/** What a dyno is started with, as the files say at this moment. @throws {DynodeckError} */
export async function prepareLaunch(request: LaunchRequest): Promise<Launch> {
  const { dyno, command, folder, port, configVars, metadata, release, shellEnvironment, steps, nextBase } = request;
  const { terminal } = request;
  requireFolder(folder);
  const awaitsBind = dyno.kind === 'formation' && dyno.type === WEB;
  if (awaitsBind && port !== null) await requireFreePort(port, dyno.name, nextBase);
  const tools = ownTools(folder);
  const env = dynoEnvironment({
    metadata,
    shell: shellEnvironment,
    configVars,
    port,
    dyno: dyno.name,
    tools,
    terminal,
  });
  const line = launchLine(command, folder, shellEnvironment['PATH'], steps, env);
  requireStartable(line.line, env);
  const given = Object.fromEntries(configVars.map(({ name, value }) => [name, value]));
  return { command, ...line, cwd: folder, env, port, awaitsBind, configVars: given, release };
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
