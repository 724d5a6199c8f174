import { onStopSignals, stopThenKill } from '../../server/host/stop-signals.ts';

/** What the user of a running command wants, by signals. */
export class StopRequest {
  #first: ((signal: NodeJS.Signals) => void) | null = null;
  #early: NodeJS.Signals | null = null;
  #insist: () => void = () => {};
  /** Settles when the user does not want to wait any longer. */
  readonly insisting = new Promise<void>((resolve) => (this.#insist = resolve));
  /** Whether dynos were killed by stopRequest. */
  insisted = false;

  /** @param kill called each time the user insists */
  constructor(kill: () => void) {
    let signal: NodeJS.Signals = 'SIGTERM';
    const stopRequest = stopThenKill({
      stop: () => {
        if (this.#first === null) this.#early = signal;
        else this.#first(signal);
      },
      kill: () => {
        this.insisted = true;
        this.#insist();
        kill();
      },
    });
    onStopSignals((received) => {
      signal = received;
      stopRequest();
    });
  }

  /** The first signal, even when it has come already. */
  onFirst(listener: (signal: NodeJS.Signals) => void): void {
    this.#first = listener;
    if (this.#early !== null) listener(this.#early);
  }
}
