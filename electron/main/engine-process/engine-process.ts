import { utilityProcess, type MessagePortMain, type UtilityProcess, app, dialog, type BrowserWindow } from 'electron';
import { assertNever } from '../../../shared/text/assert-never.ts';
import type { Params } from '../../../shared/contract/contract.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { t } from '../../../shared/text/i18n.ts';
import type { SettingsStore } from '../../engine/storage/settings.ts';
import { isFromUtility, type FromUtility, type ToUtility } from '../../server/process/utility-protocol.ts';
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

interface Opening {
  resolve(app: string): void;
  reject(error: DynodeckError): void;
}

/** Main's end of the engine's process. Ports given while no process runs reach the next one. */
export class EngineProcess {
  readonly #options: EngineProcessOptions;
  #child: UtilityProcess | null = null;
  #waitingPorts: MessagePortMain[] = [];
  #openings = new Map<number, Opening>();
  #nextId = 1;
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
    for (const port of this.#waitingPorts.splice(0)) this.connect(port);
  }

  /** Gives a window's connection to the engine. */
  connect(port: MessagePortMain): void {
    if (this.#child === null) this.#waitingPorts.push(port);
    else this.#child.postMessage({ kind: 'connect' } satisfies ToUtility, [port]);
  }

  /** @returns the app's id. @throws {DynodeckError} the engine's reason */
  open(params: Params<'app.open'>): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#child === null) return reject(engineEnded());
      const id = this.#nextId++;
      this.#openings.set(id, { resolve, reject });
      this.#send({ kind: 'open', id, params });
    });
  }

  /** Makes every window show this app. */
  show(app: string): void {
    this.#send({ kind: 'show', app });
  }

  /** Says a sentence in the window. */
  notify(text: string): void {
    this.#send({ kind: 'notify', text });
  }

  /** Stops every dyno; settles when all are gone, or the engine with them. */
  shutdown(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#child === null) return resolve();
      this.#closed = resolve;
      this.#send({ kind: 'shutdown' });
    });
  }

  /** Does not wait for the grace period. */
  killAll(): void {
    this.#send({ kind: 'killAll' });
  }

  #send(message: ToUtility): void {
    this.#child?.postMessage(message);
  }

  #receive(message: FromUtility): void {
    switch (message.kind) {
      case 'opened':
        this.#openings.get(message.id)?.resolve(message.app);
        return void this.#openings.delete(message.id);
      case 'openFailed':
        this.#openings.get(message.id)?.reject(new DynodeckError(message.failure.code, message.failure.message));
        return void this.#openings.delete(message.id);
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
    for (const { reject } of this.#openings.values()) reject(engineEnded());
    this.#openings.clear();
    if (this.#closed) this.#closed();
    else this.#options.onDied(status);
  }
}

function engineEnded(): DynodeckError {
  return new DynodeckError('closed', t('The engine has ended: start it again, then open the folder.'));
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
