import type { ExportChunk, ExportFormat } from '../../../../shared/logs/log.ts';
import { exportHead, exportRow, exportTail } from '../../../../shared/logs/log-export.ts';
import type { LogView } from './log-view.ts';

/** Characters of one piece: large enough that a million lines take a hundred questions, made in a few milliseconds. */
const PIECE_LENGTH = 1024 * 1024;
/** Rows taken from the view at once. */
const PAGE_ROWS = 500;

export interface ExportRequest {
  format: ExportFormat;
  /** Null: from the oldest row on, with what stands before the rows. */
  from: number | null;
  /** Exclusive; null: all rows there are now. */
  to: number | null;
  title: string;
}

/** The next piece of a view as a file. Nothing is kept between pieces, so an export can be given up at any time. */
export function exportPiece(view: LogView, { format, from, to, title }: ExportRequest): ExportChunk {
  const end = Math.min(to ?? Infinity, view.span().end);
  let text = from === null ? exportHead(format, title) : '';
  let next = from ?? 0;
  while (text.length < PIECE_LENGTH) {
    const page = view.rows(next, Math.min(PAGE_ROWS, Math.max(end - next, 0)), PIECE_LENGTH - text.length);
    const rows = page.rows.slice(0, Math.max(end - page.from, 0));
    for (const row of rows) text += exportRow(format, row);
    next = page.from + rows.length;
    if (rows.length === 0 || next >= end) return { text: text + exportTail(format), next: null };
  }
  return { text, next };
}
