import type { ExportFormat } from '../../../shared/logs/log.ts';
import { t } from '../../../shared/text/i18n.ts';

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
