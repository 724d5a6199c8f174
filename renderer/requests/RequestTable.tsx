import { useCallback } from 'react';
import type { RequestRecord } from '../../shared/router/router.ts';
import { t } from '../../shared/text/i18n.ts';
import { cx } from '../ui/components/class-names.ts';
import { VirtualGrid } from '../ui/rows/VirtualGrid.tsx';
import { isError, isSlow } from './request-filter.ts';
import { byteCount, clock, codeTitle, milliseconds, statusTone } from './request-labels.ts';
import styles from './RequestTable.module.css';

export interface RequestTableProps {
  rows: readonly RequestRecord[];
  current: number | null;
  onCurrent: (number: number | null) => void;
  onOpen: () => void;
  newWords: (count: number) => string;
}

interface Column {
  id: string;
  label: string;
  /** Also says from which width of the panel on it is shown. */
  className: string | undefined;
  text: (record: RequestRecord) => string;
}

const COLUMNS: readonly Column[] = [
  { id: 'time', label: t('Time'), className: styles.time, text: ({ at }) => clock(at) },
  { id: 'method', label: t('Method'), className: styles.method, text: ({ method }) => method },
  { id: 'path', label: t('Path'), className: styles.path, text: ({ path }) => path },
  { id: 'status', label: t('Status'), className: styles.status, text: ({ status }) => String(status) },
  { id: 'dyno', label: t('Dyno'), className: styles.dyno, text: ({ dyno }) => dyno ?? '' },
  { id: 'connect', label: t('Connect'), className: styles.connect, text: ({ connect }) => milliseconds(connect) },
  { id: 'service', label: t('Service'), className: styles.service, text: ({ service }) => milliseconds(service) },
  { id: 'bytes', label: t('Bytes'), className: styles.bytes, text: ({ bytes }) => byteCount(bytes) },
  { id: 'code', label: t('Code'), className: styles.code, text: ({ code }) => code ?? '' },
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
        header={COLUMNS.map(({ id, label, className }) => (
          <span key={id} role="columnheader" className={className}>
            {label}
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
  return COLUMNS.map(({ id, className, text }) => (
    <span
      key={id}
      role="gridcell"
      className={cx(className, id === 'service' && isSlow(record) && styles.slow)}
      data-tone={id === 'status' ? statusTone(record.status) : undefined}
      data-error={id === 'code' ? isError(record) : undefined}
      title={id === 'path' ? record.path : id === 'code' ? codeTitle(record.code) : undefined}
    >
      {text(record)}
    </span>
  ));
}
