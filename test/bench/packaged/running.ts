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

interface Parts {
  program: ChildProcess;
  place: Place;
  tools: DevTools;
  page: Page;
  startedAt: number;
  windowAt: number;
}

/** A packaged Dynodeck that runs. */
export class Running {
  readonly page: Page;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** Epoch milliseconds at which its window was on the display. */
  readonly windowAt: number;
  readonly #program: ChildProcess;
  readonly #place: Place;
  readonly #tools: DevTools;

  private constructor({ program, place, tools, page, startedAt, windowAt }: Parts) {
    this.page = page;
    this.startedAt = startedAt;
    this.windowAt = windowAt;
    this.#program = program;
    this.#place = place;
    this.#tools = tools;
  }

  /** Starts it, with its last session restored. @param awaited noted by the page once they are painted */
  static async launch(path: string, place: Place, awaited: Record<string, Awaited>): Promise<Running> {
    const mapped = await watchFirstWindow(place.env);
    const startedAt = performance.timeOrigin + performance.now();
    const [command, ...args] = commandAsTestUser([path, '--remote-debugging-port=0']);
    const program = spawn(command!, args, { env: place.env, cwd: place.home, stdio: ['ignore', 'ignore', 'pipe'] });
    try {
      const tools = await withDeadline(connect(program), LAUNCH_MS, 'no DevTools');
      const page = await withDeadline(attach(tools, arrivalScript(awaited)), LAUNCH_MS, 'no page');
      return new Running({ program, place, tools, page, startedAt, windowAt: await mapped.at });
    } catch (error) {
      killMembers(familyOf(program.pid ?? null, place.mark));
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
    try {
      const { exitCode, signalCode } = this.#program;
      if (exitCode !== null || signalCode !== null) return;
      const ended = once(this.#program, 'exit');
      this.#program.kill('SIGTERM');
      await withDeadline(ended, QUIT_MS, 'it did not quit');
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
