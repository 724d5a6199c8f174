import { type ColourDepth, paintMessage, RESET } from '../../../shared/heroku-colours.ts';
import { formatTime, type LogRow, type LogSource } from '../../../shared/log.ts';
import { requireApp } from '../engine/find-app.ts';
import { signalStatus } from '../local/ending.ts';
import { colourDepth } from '../output/colour-depth.ts';
import { standardOutput } from '../output/descriptor-output.ts';
import { isAppOutput, LinePrefixes } from './line-prefix.ts';
import { LogTail } from './log-tail.ts';

export interface LogsOptions {
  folder: string | null;
  lines: number;
  tail: boolean;
  /** A dyno or a process type; null: all. */
  target: string | null;
  source: LogSource | null;
  noColour: boolean;
  json: boolean;
}

const ESC = '\x1b';

/** `dynodeck logs`. @returns the exit status */
export async function showLogs(options: LogsOptions): Promise<number> {
  const { client, app } = await requireApp(options.folder);
  const output = standardOutput();
  output.onClose(() => client.close());
  const format = options.json ? formatJson : coloured(colourDepth(options.noColour), app.dynos.map(({ name }) => name));
  const tail = new LogTail({
    client,
    app: app.id,
    filter: { dynos: options.target === null ? [] : [options.target], text: '' },
    source: options.source,
    print: (rows) => output.write(Buffer.from(rows.map((row) => `${format(row)}\n`).join(''))),
    onDropped: (lines) => process.stderr.write(`${lines} lines came faster than they were read, and are not shown.\n`),
  });
  try {
    await tail.printLast(options.lines, !options.tail);
    if (options.tail) await tail.follow();
  } catch (error) {
    // With nobody reading, the connection is closed in the middle of a request.
    if (!output.closed) throw error;
  }
  client.close();
  return output.closed ? signalStatus('SIGPIPE') : 0;
}

function coloured(depth: ColourDepth, dynos: string[]): (row: LogRow) => string {
  const prefixes = new LinePrefixes('heroku', depth, dynos);
  return ({ source, dyno, time, text }) => {
    const prefix = prefixes.of(source, dyno, time);
    if (!isAppOutput(source, dyno)) return prefix + paintMessage(text, depth);
    return prefix + text + (depth !== 'none' && text.includes(ESC) ? RESET : '');
  };
}

function formatJson({ source, dyno, time, text }: LogRow): string {
  return JSON.stringify({ time: formatTime(time), source, dyno, message: text });
}
