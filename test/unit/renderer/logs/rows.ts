import type { LogRow } from '../../../../shared/logs/log.ts';

/** Rows of a view, numbered from 0, from texts; `dyno: text` names another dyno than web.1. */
export function rowsOf(...texts: string[]): LogRow[] {
  return texts.map((said, line) => {
    const [, dyno = 'web.1', text = ''] = /^(?:(\w+\.\d+)> )?(.*)$/s.exec(said)!;
    return { line, time: line * 1_000, source: 'app', dyno, text, partial: false, level: null };
  });
}
