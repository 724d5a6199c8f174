import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { GitCommitHorizontal } from 'lucide-react';
import type { Release } from '../../shared/releases/release.ts';
import { t } from '../../shared/text/i18n.ts';
import { useTicking } from '../ui/state/clock.ts';
import { shortDuration } from '../ui/text/duration.ts';
import { listMove, movedTo } from '../ui/rows/list-keys.ts';
import { StateGlyph } from '../ui/components/StateGlyph.tsx';
import styles from './ReleaseList.module.css';
import { commitWords, createdAt, releaseState, STATUS_WORDS } from './release-labels.ts';

export interface ReleaseListProps {
  /** Newest first. */
  releases: Release[];
  selected: number;
  onSelect: (version: number) => void;
}

/** Rows that Page Up and Page Down go by. */
const PAGE_ROWS = 10;

/** The releases as `heroku releases` lists them. */
export function ReleaseList({ releases, selected, onSelect }: ReleaseListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent) => {
    const move = listMove(event);
    if (move === null || move === 'open' || move === 'close') return;
    event.preventDefault();
    const index = movedTo(
      move,
      releases.findIndex(({ version }) => version === selected),
      releases.length,
      PAGE_ROWS,
    );
    const release = index === null ? undefined : releases[index];
    if (release) onSelect(release.version);
  };
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label={t('Releases')}
      aria-activedescendant={`release-${selected}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {releases.map((release) => (
        <ReleaseRow
          key={release.version}
          release={release}
          selected={release.version === selected}
          onSelect={() => onSelect(release.version)}
        />
      ))}
    </div>
  );
}

function ReleaseRow({ release, selected, onSelect }: { release: Release; selected: boolean; onSelect: () => void }) {
  const { version, status, description, user, at, commit, current } = release;
  const age = useTicking((now) => shortDuration(now - at));
  const words = STATUS_WORDS[status];
  const hash = commitWords(commit);
  return (
    // Keys are the list's.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`release-${version}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={styles.row}
      onClick={onSelect}
    >
      <StateGlyph state={releaseState(release)} />
      <span className={styles.version}>v{version}</span>{' '}
      <span className={styles.description}>
        {description}{' '}
        {words !== '' && (
          <span className={styles.status} data-status={status}>
            {words}
          </span>
        )}
        {current && <span className={styles.current}>{t('current')}</span>}
      </span>{' '}
      <span className={styles.facts}>
        {hash !== null && (
          <span className={styles.commit} title={commit?.subject}>
            <GitCommitHorizontal aria-hidden />
            {hash}
          </span>
        )}{' '}
        <span className={styles.user}>{user}</span>{' '}
        <time title={createdAt(at)}>{t('{duration} ago', { duration: age })}</time>
      </span>
    </div>
  );
}
