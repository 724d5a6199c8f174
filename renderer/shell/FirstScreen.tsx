import { FlaskConical, Folder, FolderOpen, X } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { desktop } from '../client/desktop.ts';
import { KeyFor } from '../commands/Chords.tsx';
import { Button } from '../ui/components/Button.tsx';
import { IconButton } from '../ui/components/IconButton.tsx';
import styles from './FirstScreen.module.css';
import { chooseFolder, openFolder, openSample } from '../state/folders/open-folder.ts';
import { OrphansBanner } from './banners/OrphansBanner.tsx';
import { useRecentApps } from '../state/folders/recent-folders.ts';

/** What to do when no app is open. */
export function FirstScreen() {
  const { list, forget } = useRecentApps();
  return (
    <>
      <OrphansBanner />
      <main className={styles.screen}>
        <div className={styles.column}>
          <Logo />
          <h1 className={styles.title}>{t('Run your Procfile the way Heroku would')}</h1>
          <p className={styles.text}>
            {desktop
              ? t('Open a folder that has a Procfile, or drop it anywhere on this window.')
              : t('Open a folder that has a Procfile.')}{' '}
            {t('Where there is none, one is proposed. Opening runs nothing.')}
          </p>
          <div className={styles.buttons}>
            <Button variant="primary" icon={<FolderOpen />} onClick={() => void chooseFolder()} autoFocus>
              {t('Open folder')}
            </Button>
            <Button icon={<FlaskConical />} onClick={() => void openSample()}>
              {t('Try the sample app')}
            </Button>
          </div>
          <p className={styles.hint}>{t('The sample has a web server, a worker, a clock and a release command.')}</p>
          <p className={styles.keys}>
            <KeyFor command="folder.open">{t('opens a folder')}</KeyFor>
            <KeyFor command="palette.open">{t('finds every command')}</KeyFor>
          </p>
          {list.length > 0 && (
            <section aria-labelledby="recent-apps" className={styles.recent}>
              <h2 id="recent-apps" className={styles.heading}>
                {t('Recent')}
              </h2>
              <ul>
                {list.map(({ folder, name }) => (
                  <li key={folder} className={styles.row}>
                    <button type="button" className={styles.app} onClick={() => void openFolder(folder)}>
                      <Folder aria-hidden />
                      <span className={styles.name}>{name}</span>
                      <span className={styles.folder}>{folder}</span>
                    </button>
                    <IconButton label={t('Forget {app}', { app: name })} icon={<X />} onClick={() => forget(folder)} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </main>
    </>
  );
}

/** Three dynos in a deck. */
function Logo() {
  return (
    <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      <rect x="4" y="5" width="32" height="8" rx="2.5" fill="var(--focus)" opacity="0.45" />
      <rect x="4" y="16" width="32" height="8" rx="2.5" fill="var(--focus)" opacity="0.72" />
      <rect x="4" y="27" width="32" height="8" rx="2.5" fill="var(--focus)" />
      <circle cx="10" cy="31" r="1.6" fill="var(--on-accent)" />
    </svg>
  );
}
