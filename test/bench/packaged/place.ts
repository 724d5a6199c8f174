import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DesktopSettings } from '../../../shared/desktop/desktop-bridge.ts';
import type { EngineSettings } from '../../../electron/engine/storage/settings.ts';
import { STATE_FILE_NAME } from '../../../electron/server/host/state-file.ts';
import { withoutNpm } from '../../../electron/tools/shell-environment.mjs';
import { testUser } from '../../tools/test-user.mjs';
import { FAMILY_VARIABLE } from '../measure/family.ts';

/** An app by the name of its folder: process type → command. */
export type Apps = Record<string, Record<string, string>>;

/** Below the ports that the kernel lends to connections; an app takes a hundred. */
const FIRST_PORT = 21_000;
const PORTS_PER_APP = 100;

/** A home in which Dynodeck has been used: its apps are trusted, were open, and ran. */
export class Place {
  readonly home = mkdtempSync(join(tmpdir(), 'dynodeck-bench-home-'));
  /** Carried by every process that is started here. */
  readonly mark = randomBytes(8).toString('hex');
  readonly env: Record<string, string>;
  readonly #apps: Apps;

  /** @param display where windows go */
  constructor(apps: Apps, display: Record<string, string>) {
    this.#apps = apps;
    const { TMUX: _, PORT: __, WAYLAND_DISPLAY: ___, ...shell } = withoutNpm(process.env) as Record<string, string>;
    const runtime = join(this.home, 'run');
    mkdirSync(runtime, { mode: 0o700 });
    this.env = {
      ...shell,
      ...display,
      HOME: this.home,
      XDG_RUNTIME_DIR: runtime,
      XDG_SESSION_TYPE: 'x11',
      // A program that has no terminal asks a login shell for its environment.
      TERM: 'xterm-256color',
      DYNODECK_USER_DATA: join(this.home, 'dynodeck'),
      [FAMILY_VARIABLE]: this.mark,
    };
    this.#write();
    giveToUser(this.home);
  }

  dispose(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  #write(): void {
    for (const [name, processes] of Object.entries(this.#apps)) {
      mkdirSync(this.#folder(name), { recursive: true });
      const lines = Object.entries(processes).map(([type, command]) => `${type}: ${command}\n`);
      writeFileSync(join(this.#folder(name), 'Procfile'), lines.join(''));
    }
    mkdirSync(this.env['DYNODECK_USER_DATA']!);
    writeFileSync(join(this.env['DYNODECK_USER_DATA']!, `${STATE_FILE_NAME}.json`), JSON.stringify(this.#state()));
  }

  #state(): object {
    const settings = Object.keys(this.#apps).map((name, at) => [this.#folder(name), settingsOf(at)] as const);
    const engine: EngineSettings = { apps: Object.fromEntries(settings), recent: [] };
    const session = Object.entries(this.#apps).map(([name, processes]) => ({
      folder: this.#folder(name),
      running: Object.keys(processes).map((type) => `${type}.1`),
    }));
    const desktop: Partial<DesktopSettings> = { startRunning: true };
    return { engine, session: { apps: session }, desktop };
  }

  #folder(name: string): string {
    return join(this.home, 'src', name);
  }
}

function settingsOf(at: number): EngineSettings['apps'][string] {
  const port = FIRST_PORT + at * PORTS_PER_APP;
  return { procfile: null, envFiles: null, port, assignedPort: null, formation: {}, trusted: true };
}

/** Chromium's sandbox does not run as root: there, what is measured belongs to the user of the tests. */
function giveToUser(folder: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = testUser();
  chownSync(folder, uid, gid);
  const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const path of inside) chownSync(join(folder, path), uid, gid);
}
