import { utilityProcess, type MessagePortMain, type UtilityProcess, app, dialog, type BrowserWindow } from 'electron';
import { assertNever } from '../../../shared/text/assert-never.ts';
import { t } from '../../../shared/text/i18n.ts';
import type { SettingsStore } from '../../engine/storage/settings.ts';
import {
  isFromUtility,
  type ConnectionFrom,
  type FromUtility,
  type ToUtility,
} from '../../server/process/utility-protocol.ts';
import { decrypt, describeKeyStore, encrypt } from './key-store.ts';
import type { EngineLog } from '../logging/logs.ts';

export interface EngineProcessOptions {
  /** The built entry of the engine's process. */
  entry: string;
  log: EngineLog;
  settings: SettingsStore;
  start: Omit<Extract<ToUtility, { kind: 'start' }>, 'kind' | 'settings' | 'protection'>;
  /** The process ended though nobody asked it to, and its dynos with it. */
  onDied(status: number): void;
  /** The list of recent apps may have changed. */
  onSettings(): void;
}

/**
 * The life of the engine's process, as main sees it; what is asked of the engine goes by the contract, see `OpenApps`.
 * Ports given while no process runs reach the next one.
 */
export class EngineProcess {
  readonly #options: EngineProcessOptions;
  #child: UtilityProcess | null = null;
  #waitingPorts: { port: MessagePortMain; from: ConnectionFrom }[] = [];
  #closed: (() => void) | null = null;

  constructor(options: EngineProcessOptions) {
    this.#options = options;
  }

  /** Once the app is ready, and again after {@link EngineProcessOptions.onDied}. */
  start(): void {
    const { entry, log, settings, start } = this.#options;
    const child = utilityProcess.fork(entry, [], { serviceName: 'dynodeck-engine', stdio: 'pipe' });
    this.#child = child;
    log.follow(child.stdout);
    log.follow(child.stderr);
    child.on('message', (message: unknown) => {
      if (isFromUtility(message)) this.#receive(message);
    });
    child.on('exit', (status) => this.#ended(status));
    this.#send({ kind: 'start', ...start, settings: settings.read(), protection: describeKeyStore() });
    for (const { port, from } of this.#waitingPorts.splice(0)) this.connect(port, from);
  }

  /** Gives the engine a connection: one of a window, in which somebody reads what the engine says, or main's own. */
  connect(port: MessagePortMain, from: ConnectionFrom): void {
    if (this.#child === null) this.#waitingPorts.push({ port, from });
    else this.#child.postMessage({ kind: 'connect', from } satisfies ToUtility, [port]);
  }

  /** Stops every dyno; settles when all are gone, or the engine with them. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#child === null) return resolve();
      this.#closed = resolve;
      this.#send({ kind: 'shutdown' });
    });
  }

  #send(message: ToUtility): void {
    this.#child?.postMessage(message);
  }

  #receive(message: FromUtility): void {
    switch (message.kind) {
      case 'settings':
        this.#options.settings.write(message.settings);
        return this.#options.onSettings();
      case 'encrypt':
        return this.#send({ kind: 'secret', id: message.id, bytes: encrypt(message.bytes) });
      case 'decrypt':
        return this.#send({ kind: 'secret', id: message.id, bytes: decrypt(message.bytes) });
      case 'closed':
        return this.#closed?.();
      default:
        assertNever(message);
    }
  }

  #ended(status: number): void {
    this.#child = null;
    if (this.#closed) this.#closed();
    else this.#options.onDied(status);
  }
}

/** Tells that the engine ended by itself, and lets the developer decide; never restarts it silently. */
export async function askAfterEngineDied(
  window: BrowserWindow,
  { status, logFolder, restart }: { status: number; logFolder: string; restart(): void },
): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: t('Dynodeck’s engine ended unexpectedly.'),
    detail: t(
      'Its exit status was {status}. The dynos it ran have ended with it. What it said last is in {logFolder}.',
      { status, logFolder },
    ),
    buttons: [t('Restart Engine'), t('Quit Dynodeck')],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 0) restart();
  else app.quit();
}
