import { useLayoutEffect, useRef } from 'react';
import type { Crash } from '../../shared/crashes/crash.ts';
import { t } from '../../shared/text/i18n.ts';
import styles from './CrashLines.module.css';

/** What a dyno printed last, at its end; the error stands out from what came before it. */
export function CrashLines({ crash: { dyno, lines, errorAt, headline } }: { crash: Crash }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [lines]);
  if (lines.length === 0) return null;
  return (
    // Long traces scroll, by keys as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className={styles.lines} tabIndex={0} role="group" aria-label={t('Last lines of {dyno}', { dyno })}>
      {`${lines.slice(0, errorAt).join('\n')}${errorAt > 0 ? '\n' : ''}`}
      <span className={styles.error}>
        <ErrorLines lines={lines.slice(errorAt)} headline={headline} />
      </span>
    </div>
  );
}

/** The line that says most stands out. */
function ErrorLines({ lines, headline }: { lines: string[]; headline: string | null }) {
  const at = lines.findIndex((line) => line.trim() === headline);
  if (at < 0) return lines.join('\n');
  return (
    <>
      {lines.slice(0, at).map((line) => `${line}\n`)}
      <strong className={styles.headline}>{lines[at]}</strong>
      {lines.slice(at + 1).map((line) => `\n${line}`)}
    </>
  );
}
