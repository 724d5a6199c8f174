import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import type { Dyno } from '../dyno/dyno.ts';
import type { AppEventEmitter } from '../parts/app-events.ts';
import type { AppPart } from '../parts/app-part.ts';
import { InputWait } from './input-wait.ts';

/** Which dynos of an app wait for somebody to type. */
export class AppInput implements AppPart {
  readonly #waits = new Map<string, InputWait>();

  readonly #events: AppEventEmitter;

  constructor(events: AppEventEmitter) {
    this.#events = events;
    events.on('dynoTyped', ({ name }) => this.#waits.get(name)?.typed());
    // One that was told to end waits for nobody any more.
    events.on('dynoChanged', ({ name, running }) => !running && this.#forget(name));
    events.on('dynoRemoved', ({ name }) => this.#forget(name));
  }

  /**
   * A watch over a dyno that begins to run. One-offs have somebody at their keyboard.
   * @returns what is told of its unfinished lines
   */
  watch(dyno: Dyno): (line: Uint8Array | null) => void {
    this.#forget(dyno.name);
    if (dyno.kind === 'one-off') return () => {};
    const wait = new InputWait({
      isReading: () => (dyno.process === null ? false : dyno.process.isReadingTerminal()),
      changed: () => this.#changed(dyno, wait),
    });
    this.#waits.set(dyno.name, wait);
    return (line) => wait.unfinished(line);
  }

  dynoSnapshot({ name }: Dyno): Partial<DynoSnapshot> {
    const awaitsInput = this.#waits.get(name)?.awaited ?? null;
    return awaitsInput === null ? {} : { awaitsInput };
  }

  #changed(dyno: Dyno, { awaited }: InputWait): void {
    if (awaited !== null) this.#events.emit('dynoAwaitsInput', dyno, awaited);
    this.#events.emit('changed');
  }

  #forget(dyno: string): void {
    this.#waits.get(dyno)?.dispose();
    this.#waits.delete(dyno);
  }
}
