import { useState } from 'react';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import styles from '../LogPanel.module.css';
import type { FullFilter } from '../filter/use-log-filter.ts';

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function TimeField({ label, value, onChange }: FieldProps) {
  return (
    <label className={styles.timeField}>
      {label}
      <input
        type="datetime-local"
        step={1}
        className={styles.time}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

export interface JumpDialogProps {
  /** Microseconds since the epoch: what is offered first; null: nothing. */
  start: number | null;
  onJump: (time: number) => void;
  onClose: () => void;
}

/** Asks for a moment of the log. */
export function JumpDialog({ start, onJump, onClose }: JumpDialogProps) {
  const [value, setValue] = useState(toLocalInput(start));
  const time = microsecondsOf(value);
  const jump = () => {
    if (time === null) return;
    onClose();
    onJump(time);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={jump}
      title={t('Jump to a time')}
      description={t('To the line nearest to it. In the time zone of this computer.')}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" variant="primary" disabled={time === null}>
            {t('Jump')}
          </Button>
        </>
      }
    >
      <TimeField label={t('Time')} value={value} onChange={setValue} />
    </Dialog>
  );
}

type Range = Pick<FullFilter, 'since' | 'until'>;

export interface RangeDialogProps {
  range: Range;
  onRange: (range: Range) => void;
  onClose: () => void;
}

const PASTS: readonly (readonly [minutes: number, words: string])[] = [
  [5, t('Last 5 minutes')],
  [15, t('Last 15 minutes')],
  [60, t('Last hour')],
];

/** Asks for the first and last moment of the lines to show. */
export function RangeDialog({ range, onRange, onClose }: RangeDialogProps) {
  const [from, setFrom] = useState(toLocalInput(range.since));
  const [to, setTo] = useState(toLocalInput(range.until));
  const [since, until] = [microsecondsOf(from), microsecondsOf(to)];
  const problem = since !== null && until !== null && since > until ? t('The first time is after the last one.') : null;
  const choose = (chosen: Range) => {
    onClose();
    onRange(chosen);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => problem === null && choose({ since, until: until === null ? null : until + LAST_OF_SECOND })}
      title={t('Time range')}
      description={t('Only lines of this time are shown. Leave a field empty for no bound.')}
      footer={
        <>
          <Button onClick={() => choose({ since: null, until: null })}>{t('Any time')}</Button>
          <Button type="submit" variant="primary" disabled={problem !== null}>
            {t('Show')}
          </Button>
        </>
      }
    >
      <div className={styles.pasts}>
        {PASTS.map(([minutes, words]) => (
          <Button key={minutes} onClick={() => choose({ since: (Date.now() - minutes * 60_000) * 1000, until: null })}>
            {words}
          </Button>
        ))}
      </div>
      <TimeField label={t('From')} value={from} onChange={setFrom} />
      <TimeField label={t('To')} value={to} onChange={setTo} />
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}

/** A bound given to the second includes that second. */
const LAST_OF_SECOND = 999_999;

/** Microseconds since the epoch as a field for local times takes them, to the second; empty for null. */
export function toLocalInput(microseconds: number | null): string {
  if (microseconds === null) return '';
  const date = new Date(microseconds / 1000);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** The inverse of {@link toLocalInput}; null for what is no time. */
export function microsecondsOf(value: string): number | null {
  const time = new Date(value).getTime();
  return Number.isNaN(time) ? null : time * 1000;
}
