import type { AppSnapshot } from '../../../shared/app/app.ts';
import { t } from '../../../shared/text/i18n.ts';
import styles from './CommandList.module.css';
import { useHomePath } from '../../state/use-home-path.ts';

const APP_JSON = 'app.json';
const POSTDEPLOY = 'postdeploy';

/** Every command that trusting a folder allows to run, with its file and line. */
export function CommandList({ app, oneOff }: { app: AppSnapshot; oneOff: string | null }) {
  const folder = useHomePath(app.folder);
  return (
    <>
      <p className={styles.folder}>{folder}</p>
      <dl className={styles.commands}>
        {oneOff !== null && <Entry label={t('one-off dyno')} origin={t('typed by you')} command={oneOff} />}
        {app.processTypes.map(({ name, command, line, inFormation }) => {
          const place = `${app.procfile}:${line}`;
          const origin = inFormation ? place : t('{place}, on release only', { place });
          return <Entry key={name} label={name} origin={origin} command={command} />;
        })}
        {typeof app.setup?.postdeploy === 'string' && (
          <Entry
            label={POSTDEPLOY}
            origin={t('{file}, only when you set the app up', { file: APP_JSON })}
            command={app.setup.postdeploy}
          />
        )}
      </dl>
      {app.envFiles.length > 0 && (
        <p className={styles.env}>{t('With config vars from {files}.', { files: app.envFiles.join(', ') })}</p>
      )}
    </>
  );
}

function Entry({ label, origin, command }: { label: string; origin: string; command: string }) {
  return (
    <div className={styles.entry}>
      <dt className={styles.name}>
        {label} <span className={styles.origin}>{origin}</span>
      </dt>
      <dd>
        <code className={styles.command}>{command}</code>
      </dd>
    </div>
  );
}
