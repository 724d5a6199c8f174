/** The parts of SGR in force, each as the parameters that set it: `fg` → `38;5;208`. */
type Parts = Map<string, string>;

/** Changes are worked out when somebody asks or so many have come: most are undone by a reset soon. */
const MAX_PENDING = 64;

const OFF: Record<string, readonly string[]> = {
  '22': ['bold', 'dim'],
  '23': ['italic'],
  '24': ['underline'],
  '25': ['blink'],
  '27': ['inverse'],
  '28': ['hidden'],
  '29': ['strike'],
  '39': ['fg'],
  '49': ['bg'],
  '55': ['overline'],
  '59': ['line'],
};
const ON: Record<string, string> = {
  '1': 'bold',
  '2': 'dim',
  '3': 'italic',
  '4': 'underline',
  '5': 'blink',
  '6': 'blink',
  '7': 'inverse',
  '8': 'hidden',
  '9': 'strike',
  '21': 'underline',
  '38': 'fg',
  '48': 'bg',
  '53': 'overline',
  '58': 'line',
};

/** How a terminal draws what is written next; one of its modes, and kept by itself for the reason given there. */
export class Rendition {
  #parts: Parts = new Map();
  #pending: string[] = [];

  /** Changes it as `CSI parameters m` does. */
  apply(parameters: string): void {
    if (parameters === '' || parameters === '0') {
      this.#parts.clear();
      this.#pending.length = 0;
    } else if (this.#pending.push(parameters) === MAX_PENDING) {
      this.#settle();
    }
  }

  get isPlain(): boolean {
    this.#settle();
    return this.#parts.size === 0;
  }

  clone(): Rendition {
    this.#settle();
    const copy = new Rendition();
    copy.#parts = new Map(this.#parts);
    return copy;
  }

  /** The sequence that gives a terminal exactly this rendition. */
  sequence(): string {
    this.#settle();
    return `\x1b[${['0', ...this.#parts.values()].join(';')}m`;
  }

  #settle(): void {
    for (const parameters of this.#pending) render(this.#parts, parameters);
    this.#pending.length = 0;
  }
}

function render(parts: Parts, parameters: string): void {
  const items = parameters.split(';');
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as string;
    const code = item.split(':', 1)[0] as string;
    const size = isExtendedColour(item) ? colourItems(items[at + 1]) : 1;
    set(parts, code, items.slice(at, at + size).join(';'));
    at += size - 1;
  }
}

function isExtendedColour(item: string): boolean {
  return item === '38' || item === '48' || item === '58';
}

/** How many items `38`, the kind of colour and the colour take. */
function colourItems(kind: string | undefined): number {
  if (kind === '5') return 3;
  return kind === '2' ? 5 : 1;
}

function set(parts: Parts, code: string, parameters: string): void {
  if (code === '' || code === '0') {
    parts.clear();
    return;
  }
  const isNoUnderline = parameters === '4:0';
  for (const part of isNoUnderline ? ['underline'] : (OFF[code] ?? [])) parts.delete(part);
  const part = isNoUnderline ? undefined : (ON[code] ?? plainColour(Number(code)));
  if (part !== undefined) parts.set(part, parameters);
}

function plainColour(code: number): string | undefined {
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return 'fg';
  if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) return 'bg';
  return undefined;
}
