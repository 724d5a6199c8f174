import { assertNever } from '../../../shared/text/assert-never.ts';
import type { UpdateState } from '../../../shared/desktop/desktop-bridge.ts';
import { t } from '../../../shared/text/i18n.ts';

/** In milliseconds: not among everything else that happens at start. */
export const FIRST_CHECK_MS = 15_000;
/** In milliseconds: a window that is open for weeks hears of a new version the same day. */
export const CHECK_INTERVAL_MS = 6 * 60 * 60 * 1_000;

export interface UpdatesOptions {
  /** Why this Dynodeck never updates itself, or null. */
  never: string | null;
  isSwitchedOn(): boolean;
  /** Tells whether any dyno may be running. */
  isBusy(): boolean;
  load(): Promise<Updater>;
  onState(state: UpdateState): void;
}

/**
 * Looks for newer versions, downloads one, and says when it is there. It begins nothing while dynos run, and installs
 * nothing either: what somebody works with must not change under their hands.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  #state: UpdateState;
  #updater: Updater | null = null;

  constructor(options: UpdatesOptions) {
    this.#options = options;
    this.#state = this.#resting();
  }

  get state(): UpdateState {
    return this.#state;
  }

  /** Looks now, or once no dyno runs; settles with what came of it. */
  async check(): Promise<UpdateState> {
    if (!this.#mayBegin()) return this.#state;
    if (this.#options.isBusy()) return this.#become({ phase: 'waiting' });
    this.#become({ phase: 'checking' });
    try {
      await this.#update();
    } catch (error) {
      this.#become({ phase: 'failed', reason: error instanceof Error ? firstLine(error.message) : String(error) });
    }
    return this.#state;
  }

  /** Dynos were started or stopped. */
  dynosChanged(): void {
    if (this.#state.phase === 'waiting' && !this.#options.isBusy()) void this.check();
  }

  /** The switch was turned. */
  switched(): void {
    const { phase } = this.#state;
    // What is under way ends by itself, and what is ready stays so.
    if (phase === 'checking' || phase === 'downloading' || phase === 'ready') return;
    this.#become(this.#resting());
  }

  /**
   * @param endEngine settles once the engine has ended; only then the process may go
   * @throws {Error} in words for its owner, while dynos run or when nothing is ready
   */
  async restart(endEngine: () => Promise<void>): Promise<void> {
    if (this.#state.phase !== 'ready' || this.#updater === null)
      throw new Error(t('No update is ready to be installed.'));
    if (this.#options.isBusy()) throw new Error(t('Dynos are running. Stop them first, then restart to update.'));
    await endEngine();
    this.#updater.install();
  }

  async #update(): Promise<void> {
    this.#updater ??= await this.#options.load();
    const version = await this.#updater.check();
    if (version === null) return void this.#become({ phase: 'current' });
    this.#become({ phase: 'downloading', version, percent: 0 });
    await this.#updater.download((percent) => {
      const whole = Math.min(100, Math.max(0, Math.floor(percent)));
      if (this.#state.phase === 'downloading' && this.#state.percent === whole) return;
      this.#become({ phase: 'downloading', version, percent: whole });
    });
    this.#become({ phase: 'ready', version });
  }

  #mayBegin(): boolean {
    const { phase } = this.#state;
    switch (phase) {
      case 'off':
      case 'checking':
      case 'downloading':
      case 'ready':
        return false;
      case 'current':
      case 'waiting':
      case 'failed':
        return true;
      default:
        return assertNever(phase);
    }
  }

  #resting(): UpdateState {
    const { never, isSwitchedOn } = this.#options;
    if (never !== null) return { phase: 'off', reason: never };
    if (!isSwitchedOn()) return { phase: 'off', reason: t('Looking for updates is switched off in the preferences.') };
    return { phase: 'current' };
  }

  #become(state: UpdateState): UpdateState {
    this.#state = state;
    this.#options.onState(state);
    return state;
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}

/** The part of electron-updater that is used. */
export interface Updater {
  /** @returns the newer version there is, or null. Rejects when nobody could be asked. */
  check(): Promise<string | null>;
  /** @param onPercent 0 to 100 */
  download(onPercent: (percent: number) => void): Promise<void>;
  /** Ends this process and starts the downloaded version. */
  install(): void;
}
