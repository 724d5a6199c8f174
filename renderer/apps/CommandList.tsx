import type { AppSnapshot } from '../../shared/app.ts';
import styles from './CommandList.module.css';
import { useHomePath } from './use-home-path.ts';

/** Every command that trusting a folder allows to run, with its file and line. */
export function CommandList({ app, oneOff }: { app: AppSnapshot; oneOff: string | null }) {
  const folder = useHomePath(app.folder);
  return (
    <>
      <p className={styles.folder}>{folder}</p>
      <dl className={styles.commands}>
        {oneOff !== null && <Entry name="one-off dyno" origin="typed by you" command={oneOff} />}
        {app.processTypes.map(({ name, command, line, inFormation }) => (
          <Entry
            key={name}
            name={name}
            origin={`${app.procfile}:${line}${inFormation ? '' : ', on release only'}`}
            command={command}
          />
        ))}
        {typeof app.setup?.postdeploy === 'string' && (
          <Entry name="postdeploy" origin="app.json, only when you set the app up" command={app.setup.postdeploy} />
        )}
      </dl>
      {app.envFiles.length > 0 && <p className={styles.env}>With config vars from {app.envFiles.join(', ')}.</p>}
    </>
  );
}

function Entry({ name, origin, command }: { name: string; origin: string; command: string }) {
  return (
    <div className={styles.entry}>
      <dt className={styles.name}>
        {name} <span className={styles.origin}>{origin}</span>
      </dt>
      <dd>
        <code className={styles.command}>{command}</code>
      </dd>
    </div>
  );
}
