import { useState } from 'react';
import { t } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import { TextField } from '../../ui/fields/TextField.tsx';

export interface PresetDialogProps {
  onSave: (name: string) => void;
  onClose: () => void;
}

/** Asks for the name of a filter that is to be kept. */
export function PresetDialog({ onSave, onClose }: PresetDialogProps) {
  const [name, setName] = useState('');
  const save = () => {
    if (name.trim() === '') return;
    onSave(name.trim());
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={save}
      title={t('Save this filter')}
      description={t('For this app. A filter of the same name is replaced; times are not saved.')}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" variant="primary" disabled={name.trim() === ''}>
            {t('Save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('Name')}
        autoFocus
        placeholder={t('errors of web')}
        value={name}
        onChange={setName}
        maxLength={40}
      />
    </Dialog>
  );
}
