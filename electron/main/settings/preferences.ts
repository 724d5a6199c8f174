import type { DesktopSettings, DesktopSettingsChanges } from '../../../shared/desktop/desktop-bridge.ts';
import type { Entry } from './store.ts';

/** The settings of the desktop app, and who wants to know when they change. */
export class Preferences {
  readonly #entry: Entry<DesktopSettings>;
  readonly #listeners = new Set<(now: DesktopSettings) => void>();
  #now: DesktopSettings;

  constructor(entry: Entry<DesktopSettings>) {
    this.#entry = entry;
    this.#now = entry.read();
  }

  get now(): DesktopSettings {
    return this.#now;
  }

  change(changes: DesktopSettingsChanges): void {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    this.#now = { ...this.#now, ...Object.fromEntries(given) };
    this.#entry.write(this.#now);
    for (const listener of this.#listeners) listener(this.#now);
  }

  onChange(listener: (now: DesktopSettings) => void): void {
    this.#listeners.add(listener);
  }
}
