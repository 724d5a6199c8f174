import { useState } from 'react';
import { t } from '../../shared/text/i18n.ts';
import { Button } from '../ui/components/Button.tsx';
import styles from './AddVar.module.css';
import { nameProblem } from './name-problem.ts';

export interface AddVarProps {
  /** In order. */
  files: string[];
  taken: (name: string) => boolean;
  onAdd: (name: string, value: string, file: string | undefined) => void;
  onCancel: () => void;
}

const MOST_ROWS = 8;

/** A new config var. Enter adds it; a line break is Shift and Enter in the value. */
export function AddVar({ files, taken, onAdd, onCancel }: AddVarProps) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [file, setFile] = useState<string | undefined>(undefined);
  const [tried, setTried] = useState(false);
  const known = taken(name) ? t('{var} exists already. Edit it in the list.', { var: name }) : null;
  const problem = nameProblem(name) ?? known;
  const add = () => {
    setTried(true);
    if (problem === null) onAdd(name, value, file);
  };
  const shown = name !== '' || tried ? problem : null;
  return (
    <form
      className={styles.form}
      aria-label={t('New config var')}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <div className={styles.fields}>
        <input
          className={styles.name}
          aria-label={t('Name')}
          placeholder={t('NAME')}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          aria-invalid={shown !== null}
          value={name}
          onChange={(event) => setName(event.target.value.trim())}
        />
        <textarea
          className={styles.value}
          aria-label={t('Value')}
          placeholder={t('value')}
          spellCheck={false}
          rows={Math.min(MOST_ROWS, value.split('\n').length)}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        {files.length > 1 && (
          <select
            className={styles.file}
            aria-label={t('Env file')}
            value={file ?? files.at(-1)}
            onChange={(event) => setFile(event.target.value)}
          >
            {files.map((path) => (
              <option key={path}>{path}</option>
            ))}
          </select>
        )}
        <Button type="submit" variant="primary">
          {t('Add')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('Cancel')}
        </Button>
      </div>
      {shown !== null && (
        <p className={styles.problem} role="alert">
          {shown}
        </p>
      )}
    </form>
  );
}
