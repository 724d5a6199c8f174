import type { LogLevel } from '../../../shared/logs/log.ts';
import { t } from '../../../shared/text/i18n.ts';

/** How serious a line says it is, as the window names it. */
export const LEVEL_WORDS: Readonly<Record<LogLevel, string>> = {
  error: t('error'),
  warn: t('warn'),
  info: t('info'),
  debug: t('debug'),
};
