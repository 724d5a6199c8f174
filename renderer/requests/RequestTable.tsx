import { useCallback } from 'react';
import type { RequestRecord } from '../../shared/router.ts';
import { t } from '../../shared/words.ts';
import { cx } from '../ui/class-names.ts';
import { VirtualGrid } from '../ui/VirtualGrid.tsx';
import { isError, isSlow } from './request-filter.ts';
import { byteCount, clock, codeTitle, milliseconds, statusTone } from './request-words.ts';
import styles from './RequestTable.module.css';

export interface RequestTableProps {
  rows: readonly RequestRecord[];
  current: number | null;
  onCurrent: (number: number | null) => void;
  onOpen: () => void;
  newWords: (count: number) => string;
}

interface Column {
  name: string;
  /** Also says from which width of the panel on it is shown. */
  className: string | undefined;
  text: (record: RequestRecord) => string;
}

const COLUMNS: readonly Column[] = [
  { name: 'Time', className: styles.time, text: ({ at }) => clock(at) },
  { name: 'Method', className: styles.method, text: ({ method }) => method },
  { name: 'Path', className: styles.path, text: ({ path }) => path },
  { name: 'Status', className: styles.status, text: ({ status }) => String(status) },
  { name: 'Dyno', className: styles.dyno, text: ({ dyno }) => dyno ?? '' },
  { name: 'Connect', className: styles.connect, text: ({ connect }) => milliseconds(connect) },
  { name: 'Service', className: styles.service, text: ({ service }) => milliseconds(service) },
  { name: 'Bytes', className: styles.bytes, text: ({ bytes }) => byteCount(bytes) },
  { name: 'Code', className: styles.code, text: ({ code }) => code ?? '' },
];

/** Requests, newest at the end. */
export function RequestTable({ rows, ...marking }: RequestTableProps) {
  const numberAt = useCallback((index: number) => rows[index]?.number ?? Infinity, [rows]);
  return (
    <div className={styles.table}>
      <VirtualGrid
        label={t('Requests')}
        count={rows.length}
        numberAt={numberAt}
        header={COLUMNS.map(({ name, className }) => (
          <span key={name} role="columnheader" className={className}>
            {name}
          </span>
        ))}
        {...marking}
      >
        {(index) => {
          const record = rows[index];
          return record === undefined ? null : <Cells record={record} />;
        }}
      </VirtualGrid>
    </div>
  );
}

function Cells({ record }: { record: RequestRecord }) {
  return COLUMNS.map(({ name, className, text }) => (
    <span
      key={name}
      role="gridcell"
      className={cx(className, name === 'Service' && isSlow(record) && styles.slow)}
      data-tone={name === 'Status' ? statusTone(record.status) : undefined}
      data-error={name === 'Code' ? isError(record) : undefined}
      title={name === 'Path' ? record.path : name === 'Code' ? codeTitle(record.code) : undefined}
    >
      {text(record)}
    </span>
  ));
}
