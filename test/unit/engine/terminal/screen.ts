import headless from '@xterm/headless';

const CELL_PROPERTIES = [
  'getChars',
  'getWidth',
  'getFgColorMode',
  'getFgColor',
  'getBgColorMode',
  'getBgColor',
  'isBold',
  'isDim',
  'isItalic',
  'isUnderline',
  'isInverse',
  'isInvisible',
  'isStrikethrough',
  'isOverline',
] as const;

/** A real terminal to look at. */
export class Screen {
  readonly terminal: headless.Terminal;
  /** What it would type into its dyno. */
  typed = '';
  bells = 0;

  constructor(columns = 80, rows = 24) {
    this.terminal = new headless.Terminal({ cols: columns, rows, scrollback: 10_000, allowProposedApi: true });
    this.terminal.onData((data) => (this.typed += data));
    this.terminal.onBell(() => this.bells++);
  }

  async write(...pieces: (Uint8Array | string)[]): Promise<void> {
    for (const piece of pieces) await new Promise<void>((resolve) => this.terminal.write(piece, resolve));
  }

  /** The visible rows as text. */
  text(): string[] {
    const { active } = this.terminal.buffer;
    return Array.from({ length: this.terminal.rows }, (_, row) =>
      (active.getLine(active.viewportY + row)?.translateToString(true) ?? '').trimEnd(),
    );
  }

  /** All that can be seen of it: cells with their looks, cursor, which screen. */
  looks(): unknown {
    const { active } = this.terminal.buffer;
    const rows = Array.from({ length: this.terminal.rows }, (_, row) => this.#row(active.baseY + row));
    return { rows, cursor: [active.cursorX, active.cursorY], screen: active.type };
  }

  /** What decides how keys, clicks and pastes are sent. */
  modes(): unknown {
    return { ...this.terminal.modes };
  }

  #row(at: number): string {
    const line = this.terminal.buffer.active.getLine(at);
    const cells = Array.from({ length: this.terminal.cols }, (_, column) => {
      const cell = line?.getCell(column);
      return CELL_PROPERTIES.map((property) => look(property, cell?.[property]())).join(',');
    });
    // An empty cell looks the same whether it was never written or erased.
    return cells.join('|').replace(/\|?(,1,0,-1,0,-1,0,0,0,0,0,0,0,0\|?)+$/, '');
  }
}

/** The flags are numbers of which only zero means something. */
function look(property: string, value: number | string | undefined): number | string {
  return property.startsWith('is') ? Number(Boolean(value)) : (value ?? '');
}
