import { parseAnsi, stripAnsi } from './ansi.ts';
import type { AnsiColour, AnsiStyle } from './ansi-style.ts';
import { escapeHtml, HTML_END, htmlStart } from './html-page.ts';
import { type ExportFormat, formatLine, formatSource, formatTime, type LogRow } from './log.ts';

/** What stands before the rows of an exported log. */
export function exportHead(format: ExportFormat, title: string): string {
  return format === 'html' ? `${htmlStart(title, CSS)}<pre>` : '';
}

/** What stands behind them. */
export function exportTail(format: ExportFormat): string {
  return format === 'html' ? `</pre>\n${HTML_END}` : '';
}

/** One row with its line end. `text`: as `heroku logs` prints it, without colours. */
export function exportRow(format: ExportFormat, row: LogRow): string {
  switch (format) {
    case 'text':
      return `${formatLine({ ...row, text: stripAnsi(row.text) })}\n`;
    case 'jsonl':
      return `${JSON.stringify(exportObject(row))}\n`;
    case 'html':
      return htmlRow(row);
  }
}

/** A row as JSON tells it: `message` is what was printed, without colours. */
export function exportObject({ time, source, dyno, level, text }: LogRow): Record<string, string | null> {
  return { time: formatTime(time), source, dyno, level, message: stripAnsi(text) };
}

const CSS = `body { margin: 0; background: #16161d; color: #d8d8e0; }
pre { margin: 0; padding: 1rem; font: 13px/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
i { color: #8f8fa3; font-style: normal; }
.error { background: #4a1f27; }
.warn { background: #453a1a; }
.debug { color: #9a9aac; }`;

/** Readable on the page's dark ground, in the order of a terminal's first 16 colours. */
const BASIC_COLOURS = [
  '#5c5c70', '#f27a85', '#8fd18a', '#e6c767', '#7fb0ff', '#d692f0', '#6cd3d6', '#d8d8e0',
  '#8f8fa3', '#ff9aa3', '#aee6a9', '#f5dc8c', '#a6c8ff', '#e6b5f8', '#92e7e9', '#ffffff',
] as const;
/** The 6 × 6 × 6 cube of the 256 colours begins here; grey steps follow it. */
const CUBE_START = 16;
const GREY_START = 232;
const CUBE_STEPS = [0, 95, 135, 175, 215, 255] as const;

function htmlRow(row: LogRow): string {
  const head = `<i>${formatTime(row.time)} ${escapeHtml(formatSource(row))}</i>`;
  const text = parseAnsi(row.text).map((span) => htmlSpan(span.text, span.style)).join('');
  return row.level === null ? `${head} ${text}\n` : `<span class="${row.level}">${head} ${text}</span>\n`;
}

function htmlSpan(text: string, style: AnsiStyle): string {
  const css = cssOf(style);
  return css === '' ? escapeHtml(text) : `<span style="${css}">${escapeHtml(text)}</span>`;
}

function cssOf({ fg, bg, bold, italic, underline, strike, hidden }: AnsiStyle): string {
  return [
    fg === null ? '' : `color:${cssColour(fg)};`,
    bg === null ? '' : `background:${cssColour(bg)};`,
    bold ? 'font-weight:bold;' : '',
    italic ? 'font-style:italic;' : '',
    underline ? 'text-decoration:underline;' : '',
    strike ? 'text-decoration:line-through;' : '',
    hidden ? 'visibility:hidden;' : '',
  ].join('');
}

function cssColour(colour: AnsiColour): string {
  if ('rgb' in colour) return `rgb(${colour.rgb.join()})`;
  const { palette } = colour;
  const basic = BASIC_COLOURS[palette];
  if (basic !== undefined) return basic;
  if (palette >= GREY_START) return `rgb(${Array(3).fill(8 + 10 * (palette - GREY_START)).join()})`;
  const cube = palette - CUBE_START;
  return `rgb(${[Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((step) => CUBE_STEPS[step]).join()})`;
}
