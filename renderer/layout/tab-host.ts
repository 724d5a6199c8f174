import styles from './Pane.module.css';

/**
 * The element that a tab's content lives in. Panes come and go around it: it is moved from one to the other, so that
 * what was typed, found or scrolled to in a tab is still there beside others.
 */
export class TabHost {
  readonly element = document.createElement('div');
  #scrolled: { part: Element; top: number; left: number }[] = [];
  #focused: HTMLElement | null = null;

  constructor() {
    this.element.className = styles.content ?? '';
  }

  /** To be called before the element leaves the page: remembers what the page forgets about it. */
  leave(): void {
    this.#scrolled = [...this.element.querySelectorAll('*')]
      .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
      .map((part) => ({ part, top: part.scrollTop, left: part.scrollLeft }));
    const { activeElement } = document;
    const isInside = activeElement instanceof HTMLElement && this.element.contains(activeElement);
    this.#focused = isInside ? activeElement : null;
  }

  /** Puts the element into a part of the page, as it was left. */
  enter(slot: HTMLElement): void {
    slot.append(this.element);
    for (const { part, top, left } of this.#scrolled) part.scrollTo({ top, left, behavior: 'instant' });
    if (document.activeElement === document.body) this.#focused?.focus({ preventScroll: true });
    this.#scrolled = [];
    this.#focused = null;
  }
}

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
