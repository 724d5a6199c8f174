import { herokuLevelOf, levelName, levelOf } from '../../../../electron/engine/log/store/line-level.ts';
import type { Logplex } from '../../../../electron/engine/log/logplex.ts';
import type { LogView } from '../../../../electron/engine/log/view/log-view.ts';
import type { LogFilter, LogRow } from '../../../../shared/logs/log.ts';

export type ModelRow = Omit<LogRow, 'time'>;

export function withoutTime({ time: _, ...row }: LogRow): ModelRow {
  return row;
}

/** As levels are recognised is tested elsewhere; here, that they stay with their lines. */
function levelOfText(source: LogRow['source'], text: string): LogRow['level'] {
  const bytes = Buffer.from(text);
  return levelName(source === 'heroku' ? herokuLevelOf(bytes, 0, bytes.length) : levelOf(bytes, 0, bytes.length));
}

/** A log as an array of rows: what Logplex must look like from outside. */
export class LogModel {
  readonly rows: ModelRow[] = [];
  readonly #unfinished = new Map<string, { text: string; row: ModelRow | null }>();

  readonly #logplex: Logplex;

  constructor(logplex: Logplex) {
    this.#logplex = logplex;
  }

  add(source: LogRow['source'], dyno: string, text: string, partial = false): ModelRow {
    const level = partial ? null : levelOfText(source, text);
    const row = { line: this.rows.length, source, dyno, text, partial, level };
    this.rows.push(row);
    return row;
  }

  /** The dyno writes `text`; what it left unfinished before is continued. */
  write(dyno: string, text: string): void {
    const begun = this.#unfinished.get(dyno) ?? { text: '', row: null };
    const lines = (begun.text + text).split('\n');
    const rest = lines.pop() as string;
    lines.forEach((line, at) => this.#finish(dyno, line, at === 0 ? begun.row : null));
    this.#unfinished.set(dyno, { text: rest, row: lines.length === 0 ? begun.row : null });
  }

  /** Nothing is written for a while: unfinished lines show. */
  rest(): void {
    for (const [dyno, begun] of this.#unfinished) {
      if (begun.text === '') continue;
      const isNew = begun.row === null || (begun.text !== begun.row.text && !this.#isKept(begun.row));
      if (isNew) begun.row = this.add('app', dyno, begun.text, true);
      else (begun.row as ModelRow).text = begun.text;
    }
  }

  kept(filter: LogFilter): ModelRow[] {
    return this.rows.filter((row) => this.#isKept(row) && takes(filter, row));
  }

  #finish(dyno: string, text: string, row: ModelRow | null): void {
    if (row !== null && this.#isKept(row)) {
      Object.assign(row, { text, partial: false, level: levelOfText('app', text) });
    }
    else this.add('app', dyno, text);
  }

  #isKept(row: ModelRow): boolean {
    return row.line >= this.#logplex.firstLine;
  }
}

function takes(filter: LogFilter, row: ModelRow): boolean {
  const names = [row.dyno, row.dyno.replace(/\.\d+$/, '')];
  if (filter.dynos.length > 0 && !names.some((name) => filter.dynos.includes(name))) return false;
  if (filter.sources?.length && !filter.sources.includes(row.source)) return false;
  if (filter.levels?.length && (row.level === null || !filter.levels.includes(row.level))) return false;
  if (filter.text === '') return true;
  const visible = row.text.replace(/\x1b\[[\d;]*m/g, '');
  const holds = filter.isRegex ? new RegExp(filter.text, 'i').test(visible) : visible.toLowerCase().includes(filter.text.toLowerCase());
  return !row.partial && holds !== (filter.isNegated ?? false);
}

/** A client that holds every row of its view and asks again only for what it was told has changed. */
export class Mirror {
  readonly view: LogView;
  #rows = new Map<number, LogRow>();

  constructor(logplex: Logplex, readonly filter: LogFilter) {
    this.view = logplex.view(filter, (changed) => this.#fetch(changed));
    this.#fetch(0);
  }

  /** The rows it holds that the view still has. */
  shown(): ModelRow[] {
    const { first, end } = this.view.span();
    return Array.from({ length: end - first }, (_, at) => withoutTime(this.#rows.get(first + at) as LogRow));
  }

  #fetch(changed: number): void {
    const { from, end, rows } = this.view.rows(changed, Infinity);
    for (const index of this.#rows.keys()) if (index >= from || index >= end) this.#rows.delete(index);
    rows.forEach((row, at) => this.#rows.set(from + at, row));
  }
}
