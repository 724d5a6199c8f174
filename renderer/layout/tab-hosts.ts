import { TabHost } from './tab-host.ts';

/** The elements of an app's tabs, by tab; made when they are first asked for. */
export class TabHosts {
  readonly #hosts = new Map<string, TabHost>();

  of(tab: string): TabHost {
    const host = this.#hosts.get(tab) ?? new TabHost();
    this.#hosts.set(tab, host);
    return host;
  }

  /** Forgets those of tabs that have gone. */
  keepOnly(tabs: readonly string[]): void {
    for (const tab of this.#hosts.keys()) if (!tabs.includes(tab)) this.#hosts.delete(tab);
  }
}
