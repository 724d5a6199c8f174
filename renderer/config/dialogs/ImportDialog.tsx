import { useMemo, useState } from 'react';
import { t, tn } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { Dialog } from '../../ui/components/Dialog.tsx';
import { rich } from '../../ui/text/rich.ts';
import { TextArea } from '../../ui/fields/TextField.tsx';
import { diffImport, readImport } from './import-vars.ts';
import type { ImportDiff } from './import-vars.ts';
import styles from './ImportDialog.module.css';
import { MASK } from '../mask.ts';

export interface ImportDialogProps {
  /** The values there are, revealed for the comparison. */
  now: ReadonlyMap<string, string>;
  onImport: (vars: { name: string; value: string; before: string | null }[]) => void;
  onClose: () => void;
}

const WIDTH_PX = 620;
const KINDS: Readonly<Record<ImportDiff['kind'], { sign: string; word: string }>> = {
  added: { sign: '+', word: t('added') },
  changed: { sign: '~', word: t('changed') },
  same: { sign: '=', word: t('same') },
};
const SHELL_FORM = 'heroku config -s';
const JSON_FORM = 'heroku config -j';
const EXAMPLE = 'NAME=value\n{"NAME": "value"}';

/** Takes over what `heroku config -s` or `heroku config -j` printed. What would change is shown before. */
export function ImportDialog({ now, onImport, onClose }: ImportDialogProps) {
  const [text, setText] = useState('');
  const [revealed, setRevealed] = useState(false);
  const { vars, problems } = useMemo(() => readImport(text), [text]);
  const diff = useMemo(() => diffImport(vars, now), [vars, now]);
  const changing = diff.filter(({ kind }) => kind !== 'same');
  const same = diff.length - changing.length;
  const told = (value: string) => (revealed ? value : MASK);
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => changing.length > 0 && onImport(changing)}
      title={t('Import config vars')}
      description={rich(t('Paste what {shell}, {json} or an env file says. Vars that are not in it stay.'), {
        shell: <code>{SHELL_FORM}</code>,
        json: <code>{JSON_FORM}</code>,
      })}
      width={WIDTH_PX}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" variant="primary" disabled={changing.length === 0}>
            {changing.length === 0
              ? t('Import')
              : tn(changing.length, 'Import {n} config var', 'Import {n} config vars')}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('Config vars')}
        mono
        autoFocus
        rows={6}
        placeholder={EXAMPLE}
        value={text}
        onChange={setText}
      />
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label={t('Left out')}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {diff.length > 0 && (
        <section aria-label={t('What changes')} className={styles.diff}>
          <div className={styles.summary}>
            <span>
              {changing.length === 0
                ? t('Nothing changes.')
                : tn(changing.length, '{n} config var would change.', '{n} config vars would change.')}
              {same > 0 && ` ${tn(same, '{n} already has its value.', '{n} already have their value.')}`}
            </span>
            {changing.length > 0 && (
              <Button variant="quiet" onClick={() => setRevealed(!revealed)}>
                {revealed ? t('Hide values') : t('Reveal values')}
              </Button>
            )}
          </div>
          <ul className={styles.list}>
            {changing.map(({ name, kind, before, value }) => (
              <li key={name} data-kind={kind} className={styles.line}>
                <span aria-hidden="true">{KINDS[kind].sign}</span>
                <span className="visually-hidden">{KINDS[kind].word}: </span>
                <span className={styles.name}>{name}</span>
                <span className={styles.value}>
                  {before !== null && <del>{told(before)}</del>} {told(value)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}
