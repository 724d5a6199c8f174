import type { SetupVar } from '../../shared/manifests/setup.ts';
import { t } from '../../shared/text/i18n.ts';
import { TextField } from '../ui/fields/TextField.tsx';

export interface SetupVarFieldProps {
  wanted: SetupVar;
  value: string;
  onChange: (value: string) => void;
  /** It was submitted without a value that it must have. */
  isMissing: boolean;
  hasFocus: boolean;
}

/** One config var: what it is for, whether it must be given, and what happens when it is not. */
export function SetupVarField({ wanted, value, onChange, isMissing, hasFocus }: SetupVarFieldProps) {
  const { name, description, required, generated } = wanted;
  const mustBeGiven = required && !generated;
  return (
    <TextField
      label={mustBeGiven ? t('{var} (required)', { var: name }) : name}
      mono
      autoFocus={hasFocus}
      aria-required={mustBeGiven}
      placeholder={generated ? t('A random secret') : ''}
      hint={hintOf(description, generated)}
      error={isMissing ? t('{var} is required: give it a value.', { var: name }) : null}
      value={value}
      onChange={onChange}
    />
  );
}

function hintOf(description: string | null, generated: boolean): string | undefined {
  const parts = [description, generated ? t('Left empty, a random secret is made.') : null];
  return parts.filter((part) => part !== null && part !== '').join(' ') || undefined;
}
