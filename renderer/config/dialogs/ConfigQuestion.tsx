import type { ConfigVarEntry } from '../../../shared/config/config-entry.ts';
import { t } from '../../../shared/text/i18n.ts';
import { ConfirmDialog } from '../../ui/components/ConfirmDialog.tsx';
import type { PendingChange, PendingChanges } from '../config-changes.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';

/** What is asked about config vars. Import and export need their values. */
export type Question =
  | { about: 'import' | 'export'; vars: ConfigVarEntry[] }
  | { about: 'removal'; name: string; before: string };

export interface ConfigQuestionProps {
  question: Question;
  /** The app's. */
  name: string;
  onChange: (name: string, change: PendingChange) => void;
  onSave: (changes: PendingChanges) => void;
  onClose: () => void;
}

/** The dialog that is open over the config vars. */
export function ConfigQuestion({ question, name, onChange, onSave, onClose }: ConfigQuestionProps) {
  if (question.about === 'removal') {
    const remove = () => {
      onChange(question.name, { value: null, before: question.before });
      onClose();
    };
    return <RemoveDialog name={question.name} onRemove={remove} onClose={onClose} />;
  }
  const vars = question.vars.map(({ name, value, secret }) => ({ name, value: value ?? '', secret }));
  if (question.about === 'export') return <ExportDialog name={name} vars={vars} onClose={onClose} />;
  return (
    <ImportDialog
      now={new Map(vars.map(({ name, value }) => [name, value]))}
      onImport={(imported) => {
        onSave(new Map(imported.map(({ name, value, before }) => [name, { value, before }])));
        onClose();
      }}
      onClose={onClose}
    />
  );
}

export interface RemoveDialogProps {
  name: string;
  onRemove: () => void;
  onClose: () => void;
}

/** Asks before a config var goes from its files. */
function RemoveDialog({ name, onRemove, onClose }: RemoveDialogProps) {
  return (
    <ConfirmDialog
      open
      title={t('Remove {var}?', { var: name })}
      description={t('It goes from all env files of the app. That makes a release, and dynos that have it restart.')}
      confirm={t('Remove')}
      onConfirm={onRemove}
      onClose={onClose}
    />
  );
}
