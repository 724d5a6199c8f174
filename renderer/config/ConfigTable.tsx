import { useState } from 'react';
import type { ConfigVarEntry } from '../../shared/config/config-entry.ts';
import { t } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import type { PendingChange, PendingChanges } from './config-changes.ts';
import { ConfigRow } from './ConfigRow.tsx';
import styles from './ConfigTable.module.css';

export interface ConfigTableProps {
  app: string;
  vars: ConfigVarEntry[];
  changes: PendingChanges;
  onReveal: (name: string, on: boolean) => void;
  onChange: (name: string, change: PendingChange) => void;
  onUndo: (name: string) => void;
  onRemove: (name: string, before: string) => void;
  onCopy: (value: string, name: string) => void;
}

/** The config vars, and those that are to be added. */
export function ConfigTable(props: ConfigTableProps) {
  const { app, vars, changes, onReveal, onChange, onUndo, onRemove, onCopy } = props;
  const [editing, setEditing] = useState<{ name: string; before: string | null; from: string } | null>(null);
  /** An edit starts from the value in force, which the engine compares with when it is saved. */
  const withValue = async (name: string, then: (value: string) => void) => {
    const pending = changes.get(name);
    if (pending) {
      then(pending.before ?? '');
      return;
    }
    const answer = await ask('config.list', { app, reveal: [name] });
    const value = answer?.vars.find((entry) => entry.name === name)?.value;
    if (typeof value === 'string') then(value);
  };
  const edit = (name: string) =>
    void withValue(name, (value) => {
      const pending = changes.get(name);
      const before = pending ? pending.before : value;
      setEditing({ name, before, from: pending?.value ?? value });
    });
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead className={styles.head}>
          <tr>
            <th scope="col" className={styles.name}>
              {t('Name')}
            </th>
            <th scope="col">{t('Value')}</th>
            <th scope="col" className={styles.origin}>
              {t('From')}
            </th>
            <th scope="col" className={styles.actions}>
              <span className="visually-hidden">{t('Actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...vars, ...addedVars(vars, changes)].map((entry) => {
            const { name } = entry;
            const isEdited = editing?.name === name;
            return (
              <ConfigRow
                key={name}
                entry={entry}
                change={changes.get(name)}
                editing={isEdited ? editing.from : null}
                onReveal={(on) => onReveal(name, on)}
                onEdit={() => edit(name)}
                onSave={(value) => {
                  setEditing(null);
                  if (isEdited) onChange(name, { value, before: editing.before });
                }}
                onCancel={() => setEditing(null)}
                onRemove={() => {
                  if (changes.get(name)?.before === null) onUndo(name);
                  else void withValue(name, (before) => onRemove(name, before));
                }}
                onUndo={() => onUndo(name)}
                onCopy={() => void withValue(name, (value) => onCopy(changes.get(name)?.value ?? value, name))}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** New names that are not saved yet, as rows. */
function addedVars(vars: ConfigVarEntry[], changes: PendingChanges): ConfigVarEntry[] {
  return [...changes]
    .filter(([name, { before }]) => before === null && !vars.some((entry) => entry.name === name))
    .map(([name, { value, file }]) => ({
      name,
      value,
      bytes: 0,
      origin: { file: file ?? '', line: null },
      shadows: [],
      secret: false,
      problems: [],
    }));
}
