import type { ExportChunk, ExportFormat } from '../../../shared/logs/log.ts';
import { t } from '../../../shared/text/i18n.ts';
import type { LogFeed } from '../list/log-feed.ts';
import { saveFile } from '../../ui/state/save-file.ts';

interface FormatChoice {
  value: ExportFormat;
  /** In answer to “As what?”. */
  label: string;
  /** What an item of a menu or of the palette does. */
  action: string;
}

/** What the log can be exported as. */
export const EXPORT_FORMATS: readonly FormatChoice[] = [
  { value: 'text', label: t('text'), action: t('Export as text') },
  { value: 'jsonl', label: t('JSON lines'), action: t('Export as JSON lines') },
  { value: 'html', label: t('a web page'), action: t('Export as a web page') },
];

const TYPES: Readonly<Record<ExportFormat, readonly [type: string, extension: string]>> = {
  text: ['text/plain;charset=utf-8', 'log'],
  jsonl: ['application/x-ndjson', 'jsonl'],
  html: ['text/html;charset=utf-8', 'html'],
};

/**
 * Saves the rows that pass the filter now as a file named after the app. Comes to nothing when the filter is changed on
 * the way.
 *
 * @throws {DynodeckError} the engine's failure.
 */
export async function exportView(feed: LogFeed, app: string, end: number, format: ExportFormat): Promise<void> {
  const parts: Blob[] = [];
  for (let from: number | null | undefined = undefined; from !== null;) {
    const chunk: ExportChunk | null = await feed.ask('log.export', {
      format,
      to: end,
      ...(from === undefined ? {} : { from }),
    });
    if (chunk === null) return;
    // A blob leaves the page's memory at once, which strings would fill.
    parts.push(new Blob([chunk.text]));
    from = chunk.next;
  }
  const [type, extension] = TYPES[format];
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  saveFile(`${app}-${moment}.${extension}`, type, parts);
}
