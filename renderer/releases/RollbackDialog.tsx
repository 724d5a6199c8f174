import { useState } from 'react';
import type { Release, ReleaseCommit } from '../../shared/releases/release.ts';
import { t } from '../../shared/text/i18n.ts';
import { Button } from '../ui/components/Button.tsx';
import { Dialog } from '../ui/components/Dialog.tsx';
import { Choices } from '../ui/fields/Choices.tsx';
import { rollBack } from './act-on-release.ts';
import { shortHash } from './release-labels.ts';
import styles from './RollbackDialog.module.css';

export interface RollbackDialogProps {
  app: string;
  release: Release;
  /** Version that dynos run now. */
  current: number | null;
  onClose: () => void;
}

/** What a rollback brings back. As on Heroku it is a new release, and undone by another. */
export function RollbackDialog({ app, release, current, onClose }: RollbackDialogProps) {
  const [part, setPart] = useState<'config' | 'code'>('config');
  const { version, description, commit } = release;
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => {
        onClose();
        void rollBack(app, version, part === 'code');
      }}
      title={t('Roll back to v{version}?', { version })}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('Roll back')}
          </Button>
        </>
      }
    >
      <Choices
        label={t('What is brought back')}
        value={part}
        onChange={setPart}
        options={[
          {
            value: 'config',
            label: t('Config vars'),
            hint: t('The env files get the values of v{version}. The code stays what is in the folder.', { version }),
          },
          {
            value: 'code',
            label:
              commit === null
                ? t('Config vars and code')
                : t('Config vars and code of {commit}', { commit: shortHash(commit) }),
            hint: codeHint(commit),
            disabled: commit === null,
          },
        ]}
      />
      <ul className={styles.warnings}>
        <li>{t('It makes a new release, and runs the release command if there is one.')}</li>
        <li>{t('Databases and other services stay as they are: what a migration has changed is not changed back.')}</li>
        {current !== null && <li>{t('To undo, roll back to v{current}.', { current })}</li>}
      </ul>
    </Dialog>
  );
}

function codeHint(commit: ReleaseCommit | null): string {
  if (commit === null) return t('This release has no commit: the folder was not a git repository.');
  const hint = t('Dynos run that commit from a worktree of its own. Your checkout is not touched.');
  return commit.dirty ? `${hint} ${t('Changes that were in no commit are not in it.')}` : hint;
}
