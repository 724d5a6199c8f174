/** The parts of SGR in force, each as the parameters that set it: `fg` → `38;5;208`. */
export type Rendition = Record<string, string>;

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

/** Changes `rendition` as `CSI parameters m` does. */
export function render(rendition: Rendition, parameters: string): void {
  const items = parameters.split(';');
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as string;
    const code = item.split(':', 1)[0] as string;
    const size = isExtendedColour(item) ? colourItems(items[at + 1]) : 1;
    set(rendition, code, items.slice(at, at + size).join(';'));
    at += size - 1;
  }
}

/** The sequence that gives a terminal exactly this rendition. */
export function renditionSequence(rendition: Rendition): string {
  return `\x1b[${['0', ...Object.values(rendition)].join(';')}m`;
}

function isExtendedColour(item: string): boolean {
  return item === '38' || item === '48' || item === '58';
}

/** How many items `38`, the kind of colour and the colour take. */
function colourItems(kind: string | undefined): number {
  if (kind === '5') return 3;
  return kind === '2' ? 5 : 1;
}

function set(rendition: Rendition, code: string, parameters: string): void {
  if (code === '' || code === '0') {
    for (const part of Object.keys(rendition)) delete rendition[part];
    return;
  }
  for (const part of parameters === '4:0' ? ['underline'] : (OFF[code] ?? [])) delete rendition[part];
  const part = parameters === '4:0' ? undefined : (ON[code] ?? plainColour(Number(code)));
  if (part !== undefined) rendition[part] = parameters;
}

function plainColour(code: number): string | undefined {
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return 'fg';
  if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) return 'bg';
  return undefined;
}
