import { useId, useState } from 'react';
import { ChevronRight, CircleX, TriangleAlert } from 'lucide-react';
import type { Problem } from '../../../shared/text/problem.ts';
import { t, tn } from '../../../shared/text/i18n.ts';
import { cx } from '../../ui/components/class-names.ts';
import { remember, remembered } from '../../ui/state/remembered.ts';
import { useApp } from '../../state/apps-store.ts';
import styles from './Problems.module.css';

const LEVELS: Readonly<Record<Problem['level'], string>> = { error: t('error'), warning: t('warning') };
const STORAGE_KEY = 'problems-open';

/** What is wrong with which line of which file. The rest of the files is in use. */
export function Problems({ app }: { app: string }) {
  const problems = useApp(app, (snapshot) => snapshot.problems) ?? [];
  const [open, setOpen] = useState(() => remembered(STORAGE_KEY, true));
  const listId = useId();
  if (problems.length === 0) return null;
  const toggle = () => {
    remember(STORAGE_KEY, !open);
    setOpen(!open);
  };
  const hasErrors = problems.some(({ level }) => level === 'error');
  return (
    <section className={styles.problems} aria-label={t('Problems')}>
      <button type="button" className={styles.heading} aria-expanded={open} aria-controls={listId} onClick={toggle}>
        <ChevronRight aria-hidden className={cx(styles.chevron, open && styles.open)} />
        <LevelIcon level={hasErrors ? 'error' : 'warning'} />
        {tn(problems.length, '{n} problem', '{n} problems')}
      </button>
      <ul id={listId} hidden={!open} className={styles.list}>
        {problems.map((problem) => (
          <li key={`${problem.file}:${problem.line}:${problem.message}`} className={styles.problem}>
            <LevelIcon level={problem.level} />
            <p>
              <span className="visually-hidden">{LEVELS[problem.level]}: </span>
              <span className={styles.place}>{placeOf(problem)}</span> {problem.message}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placeOf({ file, line }: Problem): string {
  return line === null ? file : `${file}:${line}`;
}

function LevelIcon({ level }: { level: Problem['level'] }) {
  return level === 'error' ? (
    <CircleX aria-hidden className={styles.error} />
  ) : (
    <TriangleAlert aria-hidden className={styles.warning} />
  );
}
