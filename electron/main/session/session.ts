import type { AppSnapshot } from '../../../shared/app/app.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import { t } from '../../../shared/text/i18n.ts';
import { MAX_APPS, type Session } from '../settings/saved-session.ts';
import type { OpenApps } from '../engine-process/open-apps.ts';

export function sessionOf(apps: readonly AppSnapshot[]): Session {
  const open = apps.filter(({ closing }) => !closing).slice(0, MAX_APPS);
  return { apps: open.map(({ folder, dynos }) => ({ folder, running: runningDynos(dynos) })) };
}

/** The dynos somebody has started and nobody stopped: one that crashed is still wanted. */
function runningDynos(dynos: AppSnapshot['dynos']): string[] {
  return dynos
    .filter(({ kind, state, shutdown }) => kind === 'formation' && state !== 'down' && shutdown === null)
    .map(({ name }) => name);
}

/**
 * The targets to ask `dynos.start` for: null for the whole formation, else names. Dynos no longer in the formation
 * are left out, and an app that is not trusted starts none.
 */
export function startTargets({ settings, dynos }: AppSnapshot, running: readonly string[]): (string | null)[] {
  if (!settings.trusted) return [];
  const formation = dynos.filter(({ kind }) => kind === 'formation').map(({ name }) => name);
  const wanted = formation.filter((name) => running.includes(name));
  return wanted.length > 0 && wanted.length === formation.length ? [null] : wanted;
}

/** Opens the apps of a session in their order. One that cannot be opened is named in the window, once. */
export async function reopenApps(
  openApps: OpenApps,
  { apps }: Session,
  warn: (text: string) => void,
): Promise<void> {
  for (const { folder } of apps) {
    try {
      await openApps.open({ folder });
    } catch (error) {
      const { message: reason } = toFailure(error);
      warn(t('{folder} was open before and could not be opened again: {reason}', { folder, reason }));
    }
  }
}

/** Starts what ran in a session. Call it once its apps are open. */
export async function startWhatRan(
  openApps: OpenApps,
  { apps }: Session,
  warn: (text: string) => void,
): Promise<void> {
  const client = await openApps.whenKnown();
  for (const app of openApps.list ?? []) {
    const running = apps.find(({ folder }) => folder === app.folder)?.running ?? [];
    for (const target of startTargets(app, running)) {
      client.request('dynos.start', { app: app.id, target }).catch((error: unknown) => {
        const { message: reason } = toFailure(error);
        warn(t('{app}: what ran before was not started again: {reason}', { app: app.name, reason }));
      });
    }
  }
}

/** In milliseconds: starting an app changes it dozens of times, and each save writes a file. */
const SAVE_DELAY_MS = 500;

/** Keeps what is open on disk, so that even a Dynodeck that was killed comes back as it was. */
export class SessionKeeper {
  readonly #write: (session: Session) => void;
  #saved = '';
  #latest: Session | null = null;
  #timer: NodeJS.Timeout | undefined;
  #frozen = true;

  constructor(write: (session: Session) => void) {
    this.#write = write;
  }

  /** @param apps null while the engine is not there: what was open then stays */
  update(apps: readonly AppSnapshot[] | null): void {
    if (this.#frozen || apps === null) return;
    this.#latest = sessionOf(apps);
    this.#timer ??= setTimeout(() => this.#save(), SAVE_DELAY_MS);
  }

  /** Before this, apps are still being opened again: half a session must not take the place of the whole. */
  begin(): void {
    this.#frozen = false;
  }

  /** Dynos are stopped from now on because Dynodeck ends, or because their engine has. */
  freeze(): void {
    this.#save();
    this.#frozen = true;
  }

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = JSON.stringify(this.#latest);
    if (this.#latest === null || text === this.#saved) return;
    this.#saved = text;
    this.#write(this.#latest);
    this.#latest = null;
  }
}
