import { describeBoundInstead } from '../../../shared/dynos/error-lines.ts';
import type { DynoEvent } from '../../../shared/dynos/dyno-machine.ts';
import { acceptsConnection } from '../net/port-probe.ts';
import type { DynoProcess } from '../process/dyno-process.ts';
import { BindWatch } from './bind-watch.ts';
import type { Timing } from './timing.ts';

export interface BootOptions {
  /** $PORT of the dyno. */
  port: number;
  process: DynoProcess;
  /** Whether no older process of the dyno is left that may be the one that answers. */
  isAlone(): boolean;
  timing: Timing;
  /** A dyno that listens elsewhere is killed, as on Heroku. */
  exactRules: boolean;
}

/** What has become of a boot so far. */
export interface BootStep {
  event: Extract<DynoEvent, { name: 'bound' | 'boundElsewhere' | 'bootElapsed' }>;
  /** The port that it listens on in place of its own; null: its own, or none that can be told. */
  listensOn: number | null;
  /** A sentence about that. */
  note: string | null;
}

/** The boot of a web dyno: from its start until it takes connections on $PORT, or has had its time for that. */
export class Boot {
  readonly #options: BootOptions;
  readonly #stepped: (step: BootStep) => void;
  readonly #watch: BindWatch;
  #isOver = false;

  /** @param stepped called when it is bound or its time is over, and before that when it is found to listen elsewhere */
  constructor(options: BootOptions, stepped: (step: BootStep) => void) {
    const { port, process, isAlone, timing, exactRules } = options;
    this.#options = options;
    this.#stepped = stepped;
    this.#watch = new BindWatch({
      isBound: () => isBound(port, process, isAlone),
      otherPort: () => otherPort(port, process),
      timeoutMs: timing.bootTimeoutMs,
      elsewhereMs: exactRules ? null : timing.listensElsewhereMs,
      onBound: () => stepped({ event: { name: 'bound' }, listensOn: null, note: null }),
      onElsewhere: (other) => this.#foundElsewhere(other),
      onElapsed: () => void this.#elapsed(),
    });
  }

  /** Nothing is told any more. */
  dispose(): void {
    this.#isOver = true;
    this.#watch.dispose();
  }

  #foundElsewhere(other: number): void {
    const instead = describeBoundInstead(this.#options.port, [other], []) ?? '';
    this.#stepped({ event: { name: 'boundElsewhere', instead }, listensOn: other, note: `${instead}.` });
  }

  async #elapsed(): Promise<void> {
    const { port, process, timing, exactRules } = this.#options;
    const [instead, other] = await Promise.all([boundInstead(port, process), otherPort(port, process)]);
    if (this.#isOver) return;
    const isKilled = exactRules || instead === null;
    const seconds = timing.bootTimeoutMs / 1000;
    this.#stepped({
      event: { name: 'bootElapsed', seconds, instead, isKilled },
      listensOn: isKilled ? null : other,
      note: instead === null ? null : `${instead}.`,
    });
  }
}

/**
 * Whether a dyno takes connections on its port. Never rejects.
 * @param isAlone no older process of the dyno is left that may be the one that answers
 */
async function isBound(port: number, process: DynoProcess, isAlone: () => boolean): Promise<boolean> {
  if (!(await acceptsConnection(port))) return false;
  return isAlone() || (await process.listeningPorts()).includes(port);
}

/** Node's inspector listens there, in a program that is to be debugged; no page is served by it. */
const NODE_INSPECTOR_PORT = 9229;

/** The one TCP port that a dyno listens on beside or instead of its own; null when that is none or several. Never rejects. */
async function otherPort(port: number, process: DynoProcess): Promise<number | null> {
  const others = (await process.listeningPorts()).filter((other) => other !== port && other !== NODE_INSPECTOR_PORT);
  const [only = null] = others;
  return others.length === 1 ? only : null;
}

/** What a dyno that is not bound to its port listens on; null when that is nothing. Never rejects. */
async function boundInstead(port: number, process: DynoProcess): Promise<string | null> {
  const [ports, sockets] = await Promise.all([process.listeningPorts(), process.listeningSockets()]);
  return describeBoundInstead(port, ports, sockets);
}
