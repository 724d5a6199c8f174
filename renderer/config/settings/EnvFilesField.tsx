import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';
import type { EnvFileDraft } from './app-settings.ts';
import styles from './EnvFilesField.module.css';

export interface EnvFilesFieldProps {
  files: EnvFileDraft[];
  onChange: (files: EnvFileDraft[]) => void;
}

/** Env files in the order they are read: a later one wins. */
export function EnvFilesField({ files, onChange }: EnvFilesFieldProps) {
  const swap = (index: number, other: number) =>
    onChange(files.map((file, at) => (at === index ? files[other] : at === other ? files[index] : file) ?? file));
  const nextKey = Math.max(-1, ...files.map(({ key }) => key)) + 1;
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{t('Env files')}</legend>
      <ol className={styles.list}>
        {files.map((file, index) => (
          <li key={file.key} className={styles.row}>
            <TextField
              label={t('Env file {place}', { place: index + 1 })}
              hideLabel
              mono
              value={file.path}
              onChange={(path) => onChange(files.map((other) => (other === file ? { ...file, path } : other)))}
            />
            <IconButton
              label={t('Move env file {place} up', { place: index + 1 })}
              icon={<ArrowUp />}
              disabled={index === 0}
              onClick={() => swap(index, index - 1)}
            />
            <IconButton
              label={t('Move env file {place} down', { place: index + 1 })}
              icon={<ArrowDown />}
              disabled={index === files.length - 1}
              onClick={() => swap(index, index + 1)}
            />
            <IconButton
              label={t('Remove env file {place}', { place: index + 1 })}
              icon={<X />}
              onClick={() => onChange(files.filter((other) => other !== file))}
            />
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        <Button icon={<Plus />} onClick={() => onChange([...files, { key: nextKey, path: '' }])}>
          {t('Add env file')}
        </Button>
        <span className={styles.hint}>
          {files.length === 0
            ? t("Dynos get the shell's variables only.")
            : t('Read in this order; a later file wins.')}
        </span>
      </div>
    </fieldset>
  );
}
