import { X } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { crashHeading, crashReason, inARowWords } from '../../shared/crashes/crash-labels.ts';
import type { Crash } from '../../shared/crashes/crash.ts';
import { t } from '../../shared/text/i18n.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import { StateGlyph } from '../ui/components/StateGlyph.tsx';
import { useTicking } from '../ui/state/clock.ts';
import { shortDuration } from '../ui/text/duration.ts';
import { CrashActions } from './CrashActions.tsx';
import styles from './CrashCard.module.css';
import { CrashChangeList } from './CrashChangeList.tsx';
import { dismissCrash } from './crashes-store.ts';
import { useShownCrash } from './shown-crash.ts';
import lineStyles from './CrashLines.module.css';

/** A card over the terminal of a dyno that has crashed: what happened, why, what had changed, and what can be done. */
export function CrashCard({ app, dyno }: { app: string; dyno: string }) {
  const crash = useShownCrash(app, dyno);
  return crash === null ? null : <Card app={app} crash={crash} />;
}

function Card({ app, crash }: { app: string; crash: Crash }) {
  const { dyno } = crash;
  const when = useTicking((now) => crashMoment(crash, now));
  const reason = crashReason(crash);
  return (
    <section className={styles.card} aria-label={t('Crash of {dyno}', { dyno })}>
      <div className={styles.head}>
        <StateGlyph state="crashed" />
        <h2 className={styles.title}>{crashHeading(crash)}</h2>
        <span className={styles.when} title={when}>
          {when}
        </span>
        <IconButton label={t('Close')} icon={<X />} onClick={() => dismissCrash(app, crash)} />
      </div>
      <div className={styles.story}>
        {reason !== null && <p className={styles.reason}>{reason}</p>}
        <CrashLines crash={crash} />
        <CrashChangeList crash={crash} />
      </div>
      <CrashActions app={app} crash={crash} />
    </section>
  );
}

/** What a dyno printed last, at its end; the error stands out from what came before it. */
function CrashLines({ crash: { dyno, lines, errorAt, headline } }: { crash: Crash }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [lines]);
  if (lines.length === 0) return null;
  return (
    // Long traces scroll, by keys as well.
    <div
      ref={box}
      className={lineStyles.lines}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={t('Last lines of {dyno}', { dyno })}
    >
      {`${lines.slice(0, errorAt).join('\n')}${errorAt > 0 ? '\n' : ''}`}
      <span className={lineStyles.error}>
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
      <strong className={lineStyles.headline}>{lines[at]}</strong>
      {lines.slice(at + 1).map((line) => `\n${line}`)}
    </>
  );
}

const SECOND_MS = 1_000;

/** `12s ago, ran for 3m, 4 times in a row` */
export function crashMoment(crash: Crash, now: number): string {
  const { at, ranFor } = crash;
  const age = t('{duration} ago', { duration: shortDuration(now - at) });
  return [age, ...ranForWords(ranFor), ...inARowWords(crash)].join(', ');
}

function ranForWords(ranFor: number | null): string[] {
  if (ranFor === null) return [];
  if (ranFor < SECOND_MS) return [t('ran for less than 1s')];
  return [t('ran for {duration}', { duration: shortDuration(ranFor) })];
}
