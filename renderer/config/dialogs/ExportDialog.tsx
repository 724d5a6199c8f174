import { Copy, FileDown } from 'lucide-react';
import { useState } from 'react';
import { t, tn } from '../../../shared/text/i18n.ts';
import { quoteForShell } from '../../../shared/env/quote.ts';
import { saveFile } from '../../ui/state/save-file.ts';
import { Button } from '../../ui/components/Button.tsx';
import { copyText } from '../../ui/state/copy-text.ts';
import { Dialog } from '../../ui/components/Dialog.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { Switch } from '../../ui/fields/Toggle.tsx';
import { MASK } from '../mask.ts';

export interface ExportDialogProps {
  name: string;
  vars: ExportedVar[];
  onClose: () => void;
}

const FORMS: readonly { value: ExportForm; label: string }[] = [
  { value: 'shell', label: t('Shell, as heroku config -s') },
  { value: 'json', label: t('JSON, as heroku config -j') },
];
const TYPES = { shell: 'text/plain;charset=utf-8', json: 'application/json' } as const;

/** Config vars as text, to copy or to save. Says whether secrets are in it. */
export function ExportDialog({ name, vars, onClose }: ExportDialogProps) {
  const [form, setForm] = useState<ExportForm>('shell');
  const [masked, setMasked] = useState(true);
  const secrets = vars.filter(({ secret }) => secret).length;
  const text = exportText(vars, form, masked);
  const file = `${name}-config.${form === 'json' ? 'json' : 'env'}`;
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => {
        void copyText(text, t('Config vars')).then(onClose);
      }}
      title={t('Export config vars')}
      footer={
        <>
          <Button
            icon={<FileDown />}
            onClick={() => {
              saveFile(file, TYPES[form], [text]);
              onClose();
            }}
          >
            {t('Save as file')}
          </Button>
          <Button type="submit" variant="primary" icon={<Copy />}>
            {t('Copy')}
          </Button>
        </>
      }
    >
      <Select label={t('Form')} options={FORMS} value={form} onChange={setForm} />
      <Switch
        label={t('Mask secrets')}
        hint={
          masked
            ? tn(
                secrets,
                'Values of {n} secret-looking name are replaced; all others are in the text. ' +
                  'It cannot be imported again.',
                'Values of {n} secret-looking names are replaced; all others are in the text. ' +
                  'It cannot be imported again.',
              )
            : t('Every value is in the text, secrets included.')
        }
        checked={masked}
        onChange={setMasked}
      />
    </Dialog>
  );
}

type ExportForm = 'shell' | 'json';

interface ExportedVar {
  name: string;
  value: string;
  secret: boolean;
}

/**
 * Config vars as `heroku config -s` or `heroku config -j` prints them, names in alphabetical order.
 * @param masked values of secret-looking names are not told
 */
export function exportText(vars: readonly ExportedVar[], form: ExportForm, masked: boolean): string {
  const told = [...vars]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, value, secret }) => [name, masked && secret ? MASK : value] as const);
  if (form === 'json') return `${JSON.stringify(Object.fromEntries(told), null, 2)}\n`;
  return told.map(([name, value]) => `${quoteForShell(name, value)}\n`).join('');
}
