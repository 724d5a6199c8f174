import { RotatingFile } from './rotating-file.ts';

/** Dynodeck's own log, for what the engine says about itself. It never holds output or config vars of an app. */
export class EngineLog {
  readonly #file: RotatingFile;

  constructor(folder: string) {
    this.#file = new RotatingFile(folder, 'engine');
  }

  /** Writes down everything a stream says. */
  follow(stream: NodeJS.ReadableStream | null): void {
    stream?.on('data', (chunk: Buffer) => this.#file.append(chunk));
  }

  lastLines(count: number): string[] {
    return this.#file.lastLines(count);
  }
}
