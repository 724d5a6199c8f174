/** The X server's screen as somebody in front of it sees it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Titles of the windows on the display, as X knows them. */
export async function windowTitles(): Promise<string[]> {
  const { stdout } = await run('xwininfo', ['-root', '-tree']);
  return [...stdout.matchAll(/^ +0x[0-9a-f]+ "([^"]*)"/gm)].map(([, title]) => title ?? '');
}

/** Takes a picture of the whole screen. */
export async function photograph(file: string): Promise<void> {
  await run('import', ['-window', 'root', file]);
}

/** An empty window has a handful; one with text and colours has hundreds. */
export async function colourCount(file: string): Promise<number> {
  const { stdout } = await run('identify', ['-format', '%k', file]);
  return Number(stdout);
}
