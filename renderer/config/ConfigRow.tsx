import { Copy, Eye, EyeOff, Trash2, TriangleAlert, Undo2 } from 'lucide-react';
import type { ConfigVarEntry, ConfigVarPlace } from '../../shared/config/config-entry.ts';
import { t } from '../../shared/text/i18n.ts';
import { cx } from '../ui/components/class-names.ts';
import { IconButton } from '../ui/components/IconButton.tsx';
import { listed } from '../ui/text/listed.ts';
import type { PendingChange } from './config-changes.ts';
import styles from './ConfigRow.module.css';
import { MASK } from './mask.ts';
import { ValueEditor } from './ValueEditor.tsx';

export interface ConfigRowProps {
  entry: ConfigVarEntry;
  /** Not saved yet. */
  change: PendingChange | undefined;
  /** The value to start from, while it is being edited. */
  editing: string | null;
  onReveal: (revealed: boolean) => void;
  onEdit: () => void;
  onSave: (value: string) => void;
  onCancel: () => void;
  onRemove: () => void;
  onUndo: () => void;
  onCopy: () => void;
}

/** One config var: its value, where it stands, what it hides and which rules it breaks. */
export function ConfigRow(props: ConfigRowProps) {
  const { entry, change, editing, onReveal, onEdit, onSave, onCancel, onRemove, onUndo, onCopy } = props;
  const { name, value, problems } = entry;
  const shadows = shadowsOf(entry);
  const isRemoved = change?.value === null;
  const shown = change?.value ?? value;
  return (
    <tr className={cx(styles.row, change && styles.changed, isRemoved && styles.removed)} aria-label={name}>
      <th scope="row" className={styles.name}>
        <span className={styles.word}>{name}</span>
        {/* Where there is no room for a column of its own. */}
        <span className={styles.from} aria-hidden="true">
          {originOf(entry)}
        </span>
        {change && <span className={styles.pending}>{isRemoved ? t('to be removed') : t('not saved')}</span>}
      </th>
      <td className={styles.value}>
        {editing === null ? (
          <button
            type="button"
            className={styles.edit}
            aria-label={t('Edit {var}', { var: name })}
            title={t('Edit')}
            onClick={onEdit}
          >
            <span className={cx(styles.text, shown === null && styles.masked)}>
              {shown === null ? MASK : shown === '' ? <em>{t('empty')}</em> : shown}
            </span>
          </button>
        ) : (
          <ValueEditor label={t('Value of {var}', { var: name })} value={editing} onSave={onSave} onCancel={onCancel} />
        )}
        {problems.map((problem) => (
          <p key={problem} className={styles.problem}>
            <TriangleAlert aria-hidden /> {problem}
          </p>
        ))}
      </td>
      <td className={styles.origin}>
        <span className={styles.place}>{originOf(entry)}</span>
        {shadows !== null && <span className={styles.shadows}>{shadows}</span>}
      </td>
      <td className={styles.actions}>
        {change ? (
          <IconButton label={t('Undo the change of {var}', { var: name })} icon={<Undo2 />} onClick={onUndo} />
        ) : (
          <IconButton
            label={value === null ? t('Reveal {var}', { var: name }) : t('Hide {var}', { var: name })}
            icon={value === null ? <Eye /> : <EyeOff />}
            onClick={() => onReveal(value === null)}
          />
        )}
        <IconButton label={t('Copy the value of {var}', { var: name })} icon={<Copy />} onClick={onCopy} />
        <IconButton
          label={t('Remove {var}', { var: name })}
          tone="danger"
          icon={<Trash2 />}
          disabled={isRemoved}
          onClick={onRemove}
        />
      </td>
    </tr>
  );
}

/** `.env:3` */
export function originOf({ origin }: Pick<ConfigVarEntry, 'origin'>): string {
  return placeOf(origin);
}

/** `instead of .env:1 and the shell's`; null where nothing is hidden. */
export function shadowsOf({ shadows }: Pick<ConfigVarEntry, 'shadows'>): string | null {
  if (shadows.length === 0) return null;
  const places = shadows.map((place) => (place === 'shell' ? t("the shell's") : placeOf(place)));
  return t('instead of {places}', { places: listed(places) });
}

function placeOf({ file, line }: ConfigVarPlace): string {
  return line === null ? file : `${file}:${line}`;
}
