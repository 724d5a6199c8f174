import { useEffect } from 'react';
import { createStore } from 'zustand/vanilla';
import { goToTab } from './navigate.ts';

/** Long enough for a panel whose code and files have to be read first, on a busy machine; in milliseconds. */
const PATIENCE_MS = 5_000;

/** What can be done in a panel: the panel publishes it while it is on screen, commands call it. */
export class PanelActions<A extends object> {
  readonly #tab: string;
  readonly #published = createStore<Readonly<Record<string, A>>>()(() => ({}));

  /** @param tab the tab of the panel */
  constructor(tab: string) {
    this.#tab = tab;
  }

  /** @returns takes them away again */
  publish(app: string, actions: A): () => void {
    this.#published.setState({ [app]: actions });
    return () => {
      const { [app]: last, ...others } = this.#published.getState();
      if (last === actions) this.#published.setState(others, true);
    };
  }

  /** Does something in the panel of an app, which is shown first; nothing, when it does not come in time. */
  async act(app: string, task: (actions: A) => void): Promise<void> {
    if (this.#published.getState()[app] === undefined) goToTab(app, this.#tab);
    const actions = await this.#of(app);
    if (actions) task(actions);
  }

  #of(app: string): Promise<A | undefined> {
    const now = this.#published.getState()[app];
    if (now) return Promise.resolve(now);
    return new Promise((resolve) => {
      const settle = (actions?: A): void => {
        clearTimeout(timer);
        stop();
        resolve(actions);
      };
      const timer = setTimeout(settle, PATIENCE_MS);
      const stop = this.#published.subscribe(({ [app]: actions }) => actions && settle(actions));
    });
  }
}

/** Publishes the actions of a panel as long as it is there. @param actions null while none of them can be done */
export function usePanelActions<A extends object>(target: PanelActions<A>, app: string, actions: A | null): void {
  // With every rendering: what an action does depends on what is shown.
  useEffect(() => (actions === null ? undefined : target.publish(app, actions)));
}
