import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync, readSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { OneOffStreams } from '../../../shared/contract/contract.ts';
import { makeTemporaryFolder } from '../../engine/storage/temporary-folder.ts';
import { SerialQueue } from '../../engine/system/serial-queue.ts';
import type { DescriptorOutput } from '../output/descriptor-output.ts';

/** What a pipe holds at most on Linux; one read takes all of it. */
const PIPE_BYTES = 64 * 1024;

/**
 * Named pipes through which a command in a dyno, whose terminal would change what passes through it, reads and writes
 * what this command was given: exact bytes, both outputs apart, an input that ends.
 */
export class Pipes {
  readonly #folder = makeTemporaryFolder('dynodeck-run-');
  readonly #input = join(this.#folder, 'in');
  readonly #outputs: OutputPipe[];

  /** @throws when the system has no named pipes */
  constructor(outputs: readonly [DescriptorOutput, DescriptorOutput]) {
    const { input, output, error } = this.paths;
    const made = spawnSync('mkfifo', ['-m', '600', input, output, error]);
    if (made.status !== 0) {
      throw new Error('The pipes for the command cannot be made: mkfifo fails.', { cause: made.error });
    }
    this.#outputs = [new OutputPipe(output, outputs[0]), new OutputPipe(error, outputs[1])];
  }

  /** For the command. */
  get paths(): OneOffStreams {
    return { input: this.#input, output: join(this.#folder, 'out'), error: join(this.#folder, 'err') };
  }

  /** Passes on what comes on this command's own stdin, and its end, once somebody reads. */
  async feed(source: NodeJS.ReadableStream): Promise<void> {
    // Waits for the reader, in a thread of Node's pool.
    const handle = await open(this.#input, 'w');
    // The command may end, or close its input, before all is read.
    await pipeline(source, handle.createWriteStream()).catch(() => undefined);
  }

  /** Everything that writes into the pipes has ended: resolves when what they hold is written. */
  async close(): Promise<void> {
    // Frees a feed() that still waits for a reader.
    closeSync(openSync(this.#input, constants.O_RDONLY | constants.O_NONBLOCK));
    await Promise.all(this.#outputs.map((pipe) => pipe.drain()));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

class OutputPipe {
  readonly #descriptor: number;
  readonly #socket: Socket;
  readonly #writing = new SerialQueue();

  readonly #output: DescriptorOutput;

  constructor(path: string, output: DescriptorOutput) {
    this.#output = output;
    // Open for writing too: a pipe without a writer would be at its end already.
    this.#descriptor = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    this.#socket = new Socket({ fd: this.#descriptor, readable: true, writable: false });
    this.#socket.on('data', (bytes: Buffer) => this.#pass(bytes));
    // A writer that is faster than our reader waits, as in any pipe.
    this.#socket.on('error', () => {});
    // A pipe that nobody reads: the next thing the command writes is answered with SIGPIPE, as it would be without us.
    output.onClose(() => this.#socket.destroy());
  }

  async drain(): Promise<void> {
    this.#socket.removeAllListeners('data');
    this.#socket.pause();
    await this.#writing.idle();
    // With its output the descriptor is closed, and may be another file's.
    while (!this.#output.closed) {
      const rest = this.#read();
      if (rest.length === 0) break;
      await this.#output.write(rest);
    }
    this.#socket.destroy();
  }

  #pass(bytes: Buffer): void {
    this.#socket.pause();
    void this.#writing.add(async () => {
      await this.#output.write(bytes);
      this.#socket.resume();
    });
  }

  #read(): Buffer {
    const bytes = Buffer.allocUnsafe(PIPE_BYTES);
    try {
      return bytes.subarray(0, readSync(this.#descriptor, bytes));
    } catch {
      // EAGAIN: it is empty.
      return bytes.subarray(0, 0);
    }
  }
}
