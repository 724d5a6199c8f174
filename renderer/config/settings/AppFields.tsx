import type { AppSnapshot } from '../../../shared/app/app.ts';
import { t } from '../../../shared/text/i18n.ts';
import { portOriginWords } from '../../state/ports/port-origin-labels.ts';
import { TextField } from '../../ui/fields/TextField.tsx';
import { Switch } from '../../ui/fields/Toggle.tsx';
import { DEFAULT_PROCFILE, DEFAULT_SHELL, portProblem } from './app-settings.ts';
import type { SettingsDraft } from './app-settings.ts';
import { EnvFilesField } from './EnvFilesField.tsx';
import { ExitFields } from './ExitFields.tsx';
import { switchIn } from './draft.ts';

export interface AppFieldsProps {
  app: AppSnapshot;
  draft: SettingsDraft;
  onChange: (change: Partial<SettingsDraft>) => void;
}

/** Procfile, env files and base port of an app, and what follows when its dynos exit. */
export function AppFields({ app, draft, onChange }: AppFieldsProps) {
  return (
    <>
      <TextField
        label={t('Procfile')}
        mono
        autoFocus
        placeholder={DEFAULT_PROCFILE}
        hint={t("Relative to the app's folder, or a full path.")}
        value={draft.procfile}
        onChange={(procfile) => onChange({ procfile })}
      />
      <EnvFilesField files={draft.envFiles} onChange={(envFiles) => onChange({ envFiles })} />
      <TextField
        label={t('Base port')}
        mono
        inputMode="numeric"
        placeholder={
          app.settings.port === null ? String(app.basePort) : t('From the env file, the shell or the default')
        }
        hint={t('{port} is in use now ({origin}). Empty: PORT of the env file, then of the shell, then 5001.', {
          port: app.basePort,
          origin: portOriginWords(app.basePortOrigin),
        })}
        error={portProblem(draft.port)}
        value={draft.port}
        onChange={(port) => onChange({ port })}
      />
      <TextField
        label={t('Shell')}
        mono
        placeholder={DEFAULT_SHELL}
        hint={t('Runs the commands: a name or a full path. Empty: bash, as on Heroku, or sh where there is none.')}
        value={draft.shell}
        onChange={(shell) => onChange({ shell })}
      />
      <Switch
        label={t('Source .profile')}
        hint={t('Before each command: the scripts of .profile.d and .profile, where the app has them, as Heroku does.')}
        {...switchIn(draft, 'profiles', onChange)}
      />
      <ExitFields
        types={app.processTypes.filter(({ inFormation }) => inFormation).map(({ name }) => name)}
        onExit={draft.onExit}
        ladder={draft.restartLadder}
        onChange={onChange}
      />
    </>
  );
}
