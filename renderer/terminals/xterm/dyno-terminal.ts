import { connection } from '../../client/connection.ts';
import { isTyped, othersOf } from '../panes/broadcast.ts';
import { requestedText } from './clipboard-request.ts';
import { createXterm } from './create-xterm.ts';
import type { Xterm } from './create-xterm.ts';
import { CursorBlink } from './cursor-blink.ts';
import { HiddenAllowance } from '../moments/hidden-allowance.ts';
import { MomentSeeker } from '../moments/moment-seeker.ts';
import type { Moment } from '../moments/moments.ts';
import { pageClock } from '../moments/page-clock.ts';
import { onPaletteChange, readPalette } from '../../ui/theme/terminal-palette.ts';
import { screenReader, scrollback } from './terminal-preferences.ts';
import { terminalCommand } from './terminal-keys.ts';
import type { TerminalCommand } from './terminal-keys.ts';
import { TerminalFeed } from './terminal-feed.ts';
import type { TerminalFeedListener, TerminalSize } from './terminal-feed.ts';
import { createTerminalState } from './terminal-state.ts';
import { wholeText } from './terminal-text.ts';
import { hitDecorations, terminalTheme } from './terminal-theme.ts';
import { hasGpu, WebglPainter, WebglPool } from './webgl-painter.ts';
import { WritePump } from './write-pump.ts';

/** ESC c, "reset to initial state": unlike a call it takes its turn after the bytes that are being parsed. */
const RESET = '\x1bc';
const OSC_CLIPBOARD = 52;

const encoder = new TextEncoder();
const webglPool = new WebglPool();
const pump = new WritePump(pageClock);

/**
 * The terminal of one dyno. It lives outside React and has one element, which is moved between the places that show
 * it. It holds a view of the engine while it is seen, or hidden and quiet.
 */
export class DynoTerminal implements TerminalFeedListener {
  readonly state = createTerminalState();
  readonly #element = document.createElement('div');
  readonly #xterm: Xterm;
  readonly #painter: WebglPainter;
  readonly #blink: CursorBlink;
  readonly #seeker: MomentSeeker;
  readonly #isMac: boolean;
  readonly #cleanup: (() => void)[];
  #host: HTMLElement | null = null;
  #feed: TerminalFeed | null = null;
  /** The reset that opens a view is no loss; any later one is. */
  #expectsReset = true;
  #allowance = new HiddenAllowance(performance.now());
  /** The size we last asked for; the pty may have another, that of a view used later. */
  #asked: TerminalSize = { columns: 0, rows: 0 };
  #fitFrame = 0;
  /** Of the last search. */
  #caseSensitive = false;

  readonly #others: (dyno: string) => DynoTerminal | undefined;

  /** @param others the terminals of other dynos that are held, by name. */
  constructor(
    readonly app: string,
    readonly dyno: string,
    others: (dyno: string) => DynoTerminal | undefined,
  ) {
    this.#others = others;
    const { info } = connection.getState();
    this.#isMac = info?.platform === 'darwin' || navigator.userAgent.includes('Mac');
    this.#element.className = 'dyno-terminal';
    this.#xterm = createXterm(info?.platform, (link) => this.state.setState({ link }));
    const { terminal, search } = this.#xterm;
    this.#blink = new CursorBlink(this.#element, terminal);
    this.#painter = new WebglPainter(terminal, () => this.#scheduleFit());
    terminal.attachCustomKeyEventHandler((event) => this.#key(event));
    this.#seeker = new MomentSeeker(terminal, () => this.state.setState({ missing: true }));
    terminal.onData((data) => this.#type(data));
    terminal.onBinary((data) => this.#send(Uint8Array.from(data, (character) => character.charCodeAt(0))));
    terminal.parser.registerOscHandler(OSC_CLIPBOARD, (data) => this.#askForClipboard(data));
    search.onDidChangeResults(({ resultIndex, resultCount }) => {
      this.state.setState({ hits: { current: resultIndex, count: resultCount } });
    });
    const resized = new ResizeObserver(() => this.#scheduleFit());
    resized.observe(this.#element);
    const onVisibility = (): void => this.#seenChanged();
    document.addEventListener('visibilitychange', onVisibility);
    this.#cleanup = [
      () => resized.disconnect(),
      () => document.removeEventListener('visibilitychange', onVisibility),
      onPaletteChange(() => (terminal.options.theme = terminalTheme(readPalette()))),
      screenReader.subscribe(({ on }) => (terminal.options.screenReaderMode = on)),
      scrollback.subscribe(({ lines }) => (terminal.options.scrollback = lines)),
      connection.subscribe((now, before) => {
        if (now.client !== before.client) this.#reconnect();
      }),
    ];
    this.#element.addEventListener('contextmenu', (event) => {
      // A program that follows the mouse gets the right button too; with Shift the menu is ours.
      if (terminal.modes.mouseTrackingMode === 'none' || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  /** Moves the terminal into a place of the page that is visible. */
  show(host: HTMLElement): void {
    this.#host = host;
    host.append(this.#element);
    if (this.#xterm.terminal.element === undefined) this.#xterm.terminal.open(this.#element);
    const forced = connection.getState().info?.terminalRenderer ?? null;
    if (forced === 'webgl' || (forced === null && hasGpu())) webglPool.take(this.#painter);
    this.#seenChanged();
  }

  /** The place is not visible any more; nothing happens when the terminal has moved on meanwhile. */
  hide(host: HTMLElement): void {
    if (this.#host !== host) return;
    this.#host = null;
    webglPool.giveBack(this.#painter);
    this.#seenChanged();
  }

  focus(): void {
    this.#xterm.terminal.focus();
  }

  /** Whether an element of the page is part of it. */
  holds(element: Element): boolean {
    return this.#element.contains(element);
  }

  get hasSelection(): boolean {
    return this.#xterm.terminal.hasSelection();
  }

  /** @throws when the page may not write to the clipboard. */
  async copy(): Promise<void> {
    if (this.hasSelection) await navigator.clipboard.writeText(this.#xterm.terminal.getSelection());
  }

  /** @throws when the page may not read the clipboard. */
  async paste(): Promise<void> {
    this.#xterm.terminal.paste(await navigator.clipboard.readText());
  }

  get size(): TerminalSize {
    const { cols, rows } = this.#xterm.terminal;
    return { columns: cols, rows };
  }

  /** All that is held, scrolled away or not, as text. */
  get text(): string {
    return wholeText(this.#xterm.terminal);
  }

  /** Shows where a line of the log is, or says that it has gone. */
  seek(moment: Moment): void {
    this.state.setState({ missing: false });
    this.#seeker.seek(moment);
  }

  selectAll(): void {
    this.#xterm.terminal.selectAll();
  }

  clear(): void {
    this.#xterm.terminal.clear();
  }

  find(text: string, direction: 'next' | 'previous' | 'here', caseSensitive: boolean): void {
    // The addon would keep the hits it has: it notices another text, but not that case matters now.
    if (caseSensitive !== this.#caseSensitive) this.#xterm.search.clearDecorations();
    this.#caseSensitive = caseSensitive;
    const options = { caseSensitive, incremental: direction === 'here', decorations: hitDecorations(readPalette()) };
    if (direction === 'previous') this.#xterm.search.findPrevious(text, options);
    else this.#xterm.search.findNext(text, options);
    if (text === '') this.state.setState({ hits: null });
  }

  startFinding(): void {
    this.state.setState({ finding: true });
  }

  stopFinding(): void {
    this.#xterm.search.clearDecorations();
    this.state.setState({ finding: false, hits: null });
    this.focus();
  }

  /** Answers the program's wish to write to the clipboard. */
  async answerClipboard(allowed: boolean): Promise<void> {
    const { clipboard } = this.state.getState();
    this.state.setState({ clipboard: null });
    if (allowed && clipboard !== null) await navigator.clipboard.writeText(clipboard);
  }

  dispose(): void {
    for (const undo of this.#cleanup) undo();
    cancelAnimationFrame(this.#fitFrame);
    this.#detach();
    webglPool.giveBack(this.#painter);
    this.#seeker.dispose();
    this.#blink.dispose();
    pump.forget(this.#xterm.terminal);
    this.#xterm.terminal.dispose();
    this.#element.remove();
  }

  onReset(skipped: number): void {
    if (!this.#expectsReset && skipped !== 0) {
      // What somebody dismissed meanwhile is not taken back.
      this.state.setState((state) => ({ skipped: Math.max(0, state.skipped + skipped) }));
    }
    this.#expectsReset = false;
    pump.drop(this.#xterm.terminal);
    this.#xterm.terminal.write(RESET);
  }

  onBytes(bytes: Uint8Array, parsed: () => void): void {
    if (!this.#isSeen && !this.#allowance.spend(bytes.length, performance.now())) this.#detach();
    else {
      pump.write(this.#xterm.terminal, bytes, () => {
        parsed();
        this.#seeker.poll();
      });
    }
  }

  onResized({ columns, rows }: TerminalSize): void {
    this.#xterm.terminal.resize(columns, rows);
  }

  onRefused(refusal: string): void {
    this.state.setState({ refusal });
  }

  get #isSeen(): boolean {
    return this.#host !== null && !document.hidden;
  }

  #seenChanged(): void {
    if (this.#isSeen) this.#scheduleFit();
    else this.#allowance = new HiddenAllowance(performance.now());
  }

  #type(data: string): void {
    const bytes = encoder.encode(data);
    this.#send(bytes);
    if (!isTyped(data)) return;
    for (const dyno of othersOf(this.app, this.dyno)) this.#others(dyno)?.sendTyped(bytes);
  }

  /** Sends what was typed into another terminal of the same app. */
  sendTyped(bytes: Uint8Array): void {
    this.#feed?.send(bytes);
  }

  #send(bytes: Uint8Array): void {
    if (this.#feed === null) return;
    this.#takeSize();
    this.#feed.send(bytes);
  }

  #key(event: KeyboardEvent): boolean {
    const command = terminalCommand(event, this.#isMac);
    if (command === null) return true;
    if (event.type === 'keydown') this.#run(command, event);
    return false;
  }

  #run(command: TerminalCommand, event: KeyboardEvent): void {
    switch (command) {
      case 'copy':
        event.preventDefault();
        void this.copy();
        break;
      case 'find':
        event.preventDefault();
        this.startFinding();
        break;
      case 'clear':
        event.preventDefault();
        this.clear();
        break;
      case 'paste':
      case 'leave':
        // The browser pastes by itself, without having to be allowed to; leaving is up to the page around.
        break;
    }
  }

  #askForClipboard(data: string): boolean {
    const clipboard = requestedText(data);
    if (clipboard !== null) this.state.setState({ clipboard });
    return true;
  }

  #reconnect(): void {
    this.#detach();
    this.#scheduleFit();
  }

  #detach(): void {
    this.#feed?.dispose();
    this.#feed = null;
    pump.drop(this.#xterm.terminal);
  }

  /** At most one fit per frame, however often a window that is dragged changes its size. */
  #scheduleFit(): void {
    if (this.#fitFrame === 0) this.#fitFrame = requestAnimationFrame(() => this.#fit());
  }

  #fit(): void {
    this.#fitFrame = 0;
    // Without a size of its own the addon would propose nonsense.
    if (!this.#isSeen || this.#element.clientWidth === 0 || this.#element.clientHeight === 0) return;
    const proposed = this.#xterm.fit.proposeDimensions();
    if (proposed === undefined || !Number.isFinite(proposed.cols) || !Number.isFinite(proposed.rows)) return;
    const size = { columns: proposed.cols, rows: proposed.rows };
    if (this.#feed === null) this.#attach(size);
    else if (size.columns !== this.#asked.columns || size.rows !== this.#asked.rows) this.#resize(size);
  }

  #attach(size: TerminalSize): void {
    const { client } = connection.getState();
    if (client === null) return;
    this.#xterm.terminal.resize(size.columns, size.rows);
    this.#asked = size;
    this.#expectsReset = true;
    this.state.setState({ refusal: null });
    this.#feed = new TerminalFeed(client, this.app, this.dyno, size, this);
  }

  #resize(size: TerminalSize): void {
    this.#asked = size;
    this.#xterm.terminal.resize(size.columns, size.rows);
    this.#feed?.resize(size);
  }

  /**
   * The pty has the size of the view that was used last: typing here makes it ours again. Without the focus it is the
   * terminal itself that answers a program, and two windows would fight over the size.
   */
  #takeSize(): void {
    if (!document.hasFocus() || !this.#element.contains(document.activeElement)) return;
    const { cols, rows } = this.#xterm.terminal;
    if (cols !== this.#asked.columns || rows !== this.#asked.rows) this.#resize(this.#asked);
  }
}
