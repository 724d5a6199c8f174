import { changeWords } from './crash-changes.ts';
import { crashReason, crashTitle } from './crash-labels.ts';
import type { Crash } from './crash.ts';
import { MEBIBYTE } from '../dynos/dyno-size.ts';
import { escapeHtml, htmlPage } from '../logs/html-page.ts';
import { seconds } from '../text/seconds.ts';

export interface BundledDyno {
  name: string;
  /** As the log prints them, oldest first. */
  lines: string[];
}

export interface BundledMeter {
  dyno: string;
  /** Oldest first; `cpu` in cores, `memory` in bytes. */
  points: { at: number; cpu: number; memory: number }[];
}

export interface CrashBundle {
  app: string;
  crash: Crash;
  dynos: BundledDyno[];
  meters: BundledMeter[];
  processTypes: { name: string; command: string; quantity: number }[];
  /** Names only. */
  configVars: string[];
  facts: [name: string, value: string][];
}

/** The size of a chart, in pixels. */
const CHART = { width: 320, height: 48 };

/** One self-contained page about a crash. */
export function crashPage(bundle: CrashBundle): string {
  const { app, crash } = bundle;
  const title = `${crash.dyno} of ${app} ${crashTitle(crash)}`;
  const html = [
    '<main>',
    `<h1>${escapeHtml(title)}</h1>`,
    paragraph(crashReason(crash)),
    table(crashFacts(crash)),
    changesSection(crash),
    section('Last lines', lastLines(crash)),
    section('Around that moment', bundle.dynos.map(dynoLines).join('\n')),
    section('CPU and memory', bundle.meters.map(meter).join('\n')),
    section('Process types', table(bundle.processTypes.map(processType))),
    section('Config vars', `<p>Names only: ${escapeHtml(bundle.configVars.join(', ') || 'none')}</p>`),
    section('Versions', table(bundle.facts)),
    '</main>\n',
  ].join('\n');
  return htmlPage({ title, css: CSS, html });
}

const CSS = `:root { color-scheme: light dark; }
body { margin: 0; font: 14px/1.5 system-ui, sans-serif; }
main { max-width: 1000px; margin: 0 auto; padding: 24px; }
h1 { font-size: 20px; }
h2 { margin: 28px 0 8px; font-size: 15px; }
pre, code { font: 12px/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: 4px 0; padding: 12px; border: 1px solid #8886; border-radius: 6px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: #c0262d2e; color: inherit; }
table { border-collapse: collapse; }
th, td { padding: 2px 16px 2px 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 500; white-space: nowrap; }
summary { cursor: default; }
svg { display: block; }
figure { display: inline-block; margin: 0 24px 12px 0; }
polyline { fill: none; stroke: #6957e2; stroke-width: 1.5; }`;

function crashFacts({ at, command, ranFor, inARow, status }: Crash): [string, string][] {
  return [
    ['At', new Date(at).toISOString()],
    ['Command', command],
    ['Exit status', status === null ? 'not started' : String(status)],
    ['Ran for', ranFor === null ? 'not started' : seconds(ranFor)],
    ['In a row', String(inARow)],
  ];
}

function changesSection({ changes }: Crash): string {
  const words = changes === null ? [] : changeWords(changes);
  const since = changes?.since ?? null;
  const heading = since === null ? 'Changes' : `Changed since it last ran well (${new Date(since).toISOString()})`;
  if (words.length > 0) return section(heading, table(words.map(({ subject, text }) => [subject, text])));
  const none = since === null ? 'It is not known to have run well before.' : 'Nothing that Dynodeck looks at.';
  return section(heading, paragraph(none));
}

function lastLines({ lines, errorAt }: Crash): string {
  if (lines.length === 0) return paragraph('It printed nothing.');
  const before = lines.slice(0, errorAt).map(escapeHtml);
  const error = lines.slice(errorAt).map((line) => `<mark>${escapeHtml(line)}</mark>`);
  return `<pre>${[...before, ...error].join('\n')}</pre>`;
}

function dynoLines({ name, lines }: BundledDyno): string {
  const shown = lines.map(escapeHtml).join('\n');
  return `<details open><summary>${escapeHtml(name)}</summary><pre>${shown || 'no lines'}</pre></details>`;
}

function meter({ dyno, points }: BundledMeter): string {
  const cpu = points.map((point) => point.cpu * 100);
  const memory = points.map((point) => point.memory / MEBIBYTE);
  return chart(`${dyno} CPU, at most ${Math.max(0, ...cpu).toFixed(0)} %`, cpu)
    + chart(`${dyno} memory, at most ${Math.max(0, ...memory).toFixed(0)} MB`, memory);
}

function chart(caption: string, values: number[]): string {
  const { width, height } = CHART;
  const most = Math.max(1, ...values);
  const step = width / Math.max(1, values.length - 1);
  const y = (value: number): string => (height - (value / most) * height).toFixed(1);
  const points = values.map((value, index) => `${(index * step).toFixed(1)},${y(value)}`);
  const line = `<polyline points="${points.join(' ')}"/>`;
  const svg = `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">${line}</svg>`;
  return `<figure><figcaption>${escapeHtml(caption)}</figcaption>${svg}</figure>`;
}

function processType({ name, command, quantity }: CrashBundle['processTypes'][number]): [string, string] {
  return [`${name} (${quantity})`, command];
}

function section(heading: string, content: string): string {
  return content === '' ? '' : `<section>\n<h2>${escapeHtml(heading)}</h2>\n${content}\n</section>`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([name, value]) => {
    return `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`;
  });
  return lines.length === 0 ? '' : `<table>\n${lines.join('\n')}\n</table>`;
}

function paragraph(text: string | null): string {
  return text === null ? '' : `<p>${escapeHtml(text)}</p>`;
}
