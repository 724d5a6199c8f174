import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { commandAsTestUser } from '../../tools/test-user.mjs';
import { familyOf, killMembers, type Member } from '../measure/family.ts';
import { withDeadline } from '../measure/with-deadline.ts';
import { type Awaited, arrivalScript } from './arrivals.ts';
import { DevTools } from './dev-tools.ts';
import { watchFirstWindow } from './mapped-window.ts';
import { Page } from './page.ts';
import type { Place } from './place.ts';

const LAUNCH_MS = 60_000;
const QUIT_MS = 60_000;
const LISTENING = /^DevTools listening on (ws:\S+)/;

/** A packaged Dynodeck that runs. */
export class Running {
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Epoch milliseconds at which its window was on the display. */
  readonly windowAt: number;
  readonly page: Page;
  readonly #program: ChildProcess;
  readonly #tools: DevTools;
  readonly #place: Place;

  private constructor(parts: { startedAt: number; windowAt: number; program: ChildProcess; tools: DevTools; page: Page; place: Place }) {
    this.startedAt = parts.startedAt;
    this.windowAt = parts.windowAt;
    this.page = parts.page;
    this.#program = parts.program;
    this.#tools = parts.tools;
    this.#place = parts.place;
  }

  /** Starts it, with its last session restored. @param awaited noted by the page once they are painted */
  static async launch(program: string, place: Place, awaited: Record<string, Awaited>): Promise<Running> {
    const mapped = await watchFirstWindow(place.env);
    const startedAt = performance.timeOrigin + performance.now();
    // Software rendering is what is left without a graphics card; nothing else differs from a start by hand.
    const [command, ...args] = commandAsTestUser([program, '--remote-debugging-port=0']);
    const child = spawn(command!, args, { env: place.env, cwd: place.home, stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      const tools = await withDeadline(connect(child), LAUNCH_MS, 'no DevTools');
      const page = await withDeadline(attach(tools, arrivalScript(awaited)), LAUNCH_MS, 'no page');
      return new Running({ startedAt, windowAt: await mapped.at, program: child, tools, page, place });
    } catch (error) {
      killMembers(familyOf(child.pid ?? null, place.mark));
      throw error;
    } finally {
      mapped.end();
    }
  }

  /** All its processes, dynos and their shells among them. */
  family(): Member[] {
    return familyOf(this.#program.pid ?? null, this.#place.mark);
  }

  /** Nobody watches from now on; {@link page} is of no use any more. */
  unwatch(): Promise<void> {
    return this.#tools.disconnect();
  }

  /** Quits as a service manager would have it. */
  async quit(): Promise<void> {
    await this.#tools.disconnect();
    const family = this.family();
    const ended = this.#program.exitCode === null && this.#program.signalCode === null ? once(this.#program, 'exit') : null;
    this.#program.kill('SIGTERM');
    try {
      if (ended) await withDeadline(ended, QUIT_MS, 'it did not quit');
    } finally {
      killMembers(family);
    }
  }
}

/** By the address that the program prints. Reads on: a full pipe would stop it. */
async function connect({ stderr }: ChildProcess): Promise<DevTools> {
  const lines = createInterface({ input: stderr! });
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const [, found] = LISTENING.exec(line) ?? [];
      if (found) resolve(found);
    });
    lines.once('close', () => reject(new Error('Dynodeck ended before it had a window')));
  });
  return DevTools.connect(address);
}

/** To the first page, at once and without stopping it; the script runs in it, and in what it is replaced by. */
async function attach(tools: DevTools, script: string): Promise<Page> {
  const created = new Promise<string>((resolve) => {
    tools.on('Target.targetCreated', ({ targetInfo }) => {
      const { type, targetId } = targetInfo as { type: string; targetId: string };
      if (type === 'page') resolve(targetId);
    });
  });
  await tools.send('Target.setDiscoverTargets', { discover: true });
  const { sessionId } = await tools.send('Target.attachToTarget', { targetId: await created, flatten: true });
  const session = sessionId as string;
  await Promise.all([
    tools.send('Page.enable', {}, session),
    tools.send('Page.addScriptToEvaluateOnNewDocument', { source: script }, session),
    // Refused while there is no document yet: the next one has the script from its beginning.
    tools.send('Runtime.evaluate', { expression: script }, session).catch(() => {}),
  ]);
  return new Page(tools, session);
}
