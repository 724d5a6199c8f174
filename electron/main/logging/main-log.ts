import { RotatingFile } from './rotating-file.ts';

export type LogLevel = 'info' | 'error';

/** What happens to the desktop app itself: starts and ends, crashes, updates. Never output or config vars of an app. */
export class MainLog {
  readonly #file: RotatingFile;

  constructor(folder: string) {
    this.#file = new RotatingFile(folder, 'main');
  }

  info(text: string): void {
    this.#write('info', text);
  }

  error(text: string): void {
    this.#write('error', text);
  }

  lastLines(count: number): string[] {
    return this.#file.lastLines(count);
  }

  #write(level: LogLevel, text: string): void {
    this.#file.append(Buffer.from(logLine(new Date(), level, text)));
  }
}

/** One line whatever the text holds: what follows a line break must not pass for a line of ours. */
export function logLine(time: Date, level: LogLevel, text: string): string {
  const oneLine = text.replaceAll(/\s*[\r\n]+\s*/g, ' | ').replaceAll(/[\u0000-\u001f\u007f]/g, '�');
  return `${time.toISOString()} ${level} ${oneLine}\n`;
}
