export interface TerminalSize {
  columns: number;
  rows: number;
}

/** Of a terminal that nobody has looked at: what every program can live with. */
export const UNSEEN_SIZE: TerminalSize = { columns: 80, rows: 24 };

/**
 * The size of a terminal that any number of views show: that of the view whose size was set last, and when it leaves,
 * of the one before it. A terminal that is left by all keeps its size: nobody is there for whom it should change.
 */
export class ViewSizes {
  /** The one set last is the last. */
  readonly #views = new Map<object, TerminalSize>();
  /** Of who shows all that is printed without showing the terminal: `local`. */
  #lines: TerminalSize | null = null;
  #current = UNSEEN_SIZE;
  readonly #changed: (size: TerminalSize) => void;

  constructor(changed: (size: TerminalSize) => void) {
    this.#changed = changed;
  }

  get current(): TerminalSize {
    return this.#current;
  }

  /** @returns whether the terminal has another size now; as the others */
  set(view: object, size: TerminalSize): boolean {
    this.#views.delete(view);
    this.#views.set(view, size);
    return this.#update();
  }

  leave(view: object): boolean {
    return this.#views.delete(view) && this.#update();
  }

  /** What the terminal has while no view shows it. */
  setForLines(size: TerminalSize): boolean {
    this.#lines = size;
    return this.#update();
  }

  #update(): boolean {
    const { columns, rows } = this.#current;
    this.#current = [...this.#views.values()].at(-1) ?? this.#lines ?? this.#current;
    if (this.#current.columns === columns && this.#current.rows === rows) return false;
    this.#changed(this.#current);
    return true;
  }
}
