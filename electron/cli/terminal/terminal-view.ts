import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import type { Client } from '../../../shared/contract/client.ts';
import { SerialQueue } from '../../engine/system/serial-queue.ts';
import type { DescriptorOutput } from '../output/descriptor-output.ts';
import type { TerminalSize } from '../../engine/terminal/view-sizes.ts';

/** How a terminal view ends. */
export type ViewEnding =
  /** `note`: why it could not run at all. */
  | { how: 'exited'; status: number; note: string | null }
  | { how: 'detached' }
  /** The engine has gone. */
  | { how: 'lost' };

/** The engine batches output for 8 ms: what it has when asked after this long, it has sent. In milliseconds. */
const BATCH_MS = 25;
/** Leaves other screens and modes, and clears: what follows rebuilds the screen. */
const CLEAR = '\x1b[?1049l\x1b[!p\x1b[m\x1b[H\x1b[2J';

/** A dyno's terminal shown on a descriptor. Input and size come from whoever owns the keyboard. */
export class AttachedTerminal {
  readonly #view: number;
  readonly #queue = new SerialQueue();
  #received = 0;
  #opened = false;
  #isExiting = false;
  #end: (ending: ViewEnding) => void = () => {};
  /** Settles once; after an exit, when the last byte is out. */
  readonly ended = new Promise<ViewEnding>((resolve) => (this.#end = resolve));

  readonly #client: Client;
  readonly #app: string;
  readonly #dyno: string;
  readonly #output: DescriptorOutput;

  constructor(
    client: Client,
    app: string,
    dyno: string,
    output: DescriptorOutput,
  ) {
    this.#client = client;
    this.#app = app;
    this.#dyno = dyno;
    this.#output = output;
    this.#view = client.newView();
  }

  /** Shows the terminal as it is now, and from then on what the dyno prints, until the process that runs now ends. */
  async open(size: TerminalSize): Promise<void> {
    const client = this.#client;
    client.onBytes(this.#view, (bytes) => this.#show(bytes));
    client.on('terminal.reset', ({ view, skipped }) => {
      if (view === this.#view && (this.#opened || skipped > 0)) this.#reset(skipped);
    });
    client.on('app.closed', ({ app }) => {
      if (app === this.#app) void this.#lost();
    });
    // An engine that ends waits for who listens.
    const unlisten = client.on('engine.closed', () => void this.#lost());
    void this.ended.then(unlisten);
    client.onClose(() => void this.#lost());
    let first: DynoSnapshot | null = null;
    let latest: DynoSnapshot | null = null;
    client.on('app.changed', (app) => {
      if (app.id !== this.#app) return;
      const dyno = find(app, this.#dyno);
      latest = dyno ?? latest;
      if (first === null) return;
      if (dyno === null || isOver(dyno) || dyno.restarts !== first.restarts) void this.#exited(dyno);
    });
    await client.request('terminal.open', { app: this.#app, dyno: this.#dyno, view: this.#view, ...size });
    this.#opened = true;
    // An engine that ends forgets its apps, having told how their dynos ended.
    first = (await this.#snapshot()) ?? latest;
    if (first === null || isOver(first)) return this.#exited(first);
  }

  input(bytes: Uint8Array): void {
    this.#client.sendBytes(this.#view, bytes);
  }

  resize(size: TerminalSize): void {
    this.#client.request('terminal.resize', { view: this.#view, ...size }).catch(() => undefined);
  }

  detach(): void {
    this.#end({ how: 'detached' });
  }

  #show(bytes: Uint8Array): void {
    // The array may be shared with other views in the same process; the output wants it unchanged until written.
    const own = Uint8Array.from(bytes);
    this.#received += own.length;
    void this.#queue.add(async () => {
      await this.#output.write(own);
      await this.#client.request('terminal.ack', { view: this.#view, bytes: own.length }).catch(() => undefined);
    });
  }

  #reset(skipped: number): void {
    const note = skipped === 0 ? '' : `[${skipped} bytes were skipped: this terminal is slower than the dyno]\r\n`;
    void this.#queue.add(() => this.#output.write(Buffer.from(`${CLEAR}${note}`)));
  }

  /** What has been received is shown all the same. */
  async #lost(): Promise<void> {
    if (this.#isExiting) return;
    await this.#receiveRest();
    if (!this.#isExiting) this.#end({ how: 'lost' });
  }

  async #exited(dyno: DynoSnapshot | null): Promise<void> {
    this.#isExiting = true;
    await this.#receiveRest();
    const status = dyno?.exit?.status ?? (await this.#statusFromLog());
    this.#end({ how: 'exited', status, note: dyno?.exit === null ? dyno.note : null });
  }

  /** The snapshot may overtake the last output. */
  async #receiveRest(): Promise<void> {
    for (let before = -1; before !== this.#received; ) {
      before = this.#received;
      await this.#queue.idle();
      await new Promise((resolve) => setTimeout(resolve, BATCH_MS));
      await this.#client.request('engine.info', {}).catch(() => undefined);
    }
    await this.#queue.idle();
  }

  /** A dyno that was restarted at once is in no snapshot with its exit status; the log has it. */
  async #statusFromLog(): Promise<number> {
    const view = this.#client.newView();
    const filter = { dynos: [this.#dyno], text: 'Process exited with status ' };
    try {
      const { end } = await this.#client.request('log.open', { app: this.#app, view, filter });
      const { rows } = await this.#client.request('log.rows', { view, from: Math.max(0, end - 10), count: 10 });
      const last = rows.findLast(({ source }) => source === 'heroku');
      return Number(last?.text.match(/\d+$/)?.[0] ?? 1);
    } catch {
      return 1;
    }
  }

  async #snapshot(): Promise<DynoSnapshot | null> {
    const app = (await this.#client.request('apps.list', {})).find(({ id }) => id === this.#app);
    return app ? find(app, this.#dyno) : null;
  }
}

/** Whether the process that was shown has ended, or never was. One that is told to stop is down, and still speaks. */
function isOver({ exit, pid, state }: DynoSnapshot): boolean {
  return exit !== null || state === 'crashed' || (state === 'down' && pid === null) || state === 'complete';
}

function find(app: AppSnapshot, name: string): DynoSnapshot | null {
  return app.dynos.find((dyno) => dyno.name === name) ?? null;
}
