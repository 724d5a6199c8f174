import { useState } from 'react';
import type { Proposal, ProposedType } from '../../shared/manifests/setup.ts';
import { t } from '../../shared/text/i18n.ts';
import { ask } from '../state/ask.ts';
import { Button } from '../ui/components/Button.tsx';
import { rich } from '../ui/text/rich.ts';
import { Select } from '../ui/fields/Select.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './ProcfileProposals.module.css';

export interface ProcfileProposalsProps {
  app: string;
  /** `Procfile` */
  procfile: string;
  /** At least one. */
  proposals: readonly Proposal[];
}

/** What Heroku would run in a folder that has no Procfile, to be edited and written with one button. */
export function ProcfileProposals({ app, procfile, proposals }: ProcfileProposalsProps) {
  const [chosen, setChosen] = useState(0);
  const proposal = proposals[chosen] ?? proposals[0];
  if (proposal === undefined) return null;
  const title = t('No {procfile} yet', { procfile });
  return (
    <section className={styles.proposals} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {proposals.length > 1 ? (
        <Select
          label={t('Heroku would build this as')}
          value={String(proposals.indexOf(proposal))}
          options={proposals.map(({ language, buildpack }, index) => ({
            value: String(index),
            label: `${language} (${buildpack})`,
          }))}
          onChange={(value) => setChosen(Number(value))}
        />
      ) : (
        <p className={styles.text}>
          {rich(t('Heroku would build this as {language} ({buildpack}).'), {
            language: proposal.language,
            buildpack: <code>{proposal.buildpack}</code>,
          })}
        </p>
      )}
      <ProposalForm
        key={`${proposal.buildpack} ${JSON.stringify(proposal.types)}`}
        app={app}
        procfile={procfile}
        proposal={proposal}
      />
    </section>
  );
}

function ProposalForm({ app, procfile, proposal }: { app: string; procfile: string; proposal: Proposal }) {
  const [edits, setEdits] = useState<Record<number, string>>({});
  const types = editedTypes(proposal, edits);
  const write = () => {
    if (types.length > 0) void ask('setup.writeProcfile', { app, types });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      {proposal.note !== null && <p className={styles.text}>{proposal.note}</p>}
      {proposedTypes(proposal).map(({ name, command, origin }, index) => (
        <TextField
          key={name}
          label={name}
          mono
          placeholder={t('command')}
          hint={origin === '' ? undefined : t('From {origin}.', { origin })}
          value={edits[index] ?? command}
          onChange={(value) => setEdits({ ...edits, [index]: value })}
        />
      ))}
      <Button type="submit" variant="primary" disabled={types.length === 0} className={styles.write}>
        {t('Write this {procfile}', { procfile })}
      </Button>
    </form>
  );
}

/** What to fill in where nobody knows of a process type. */
const BLANK: ProposedType = { name: 'web', command: '', origin: '' };

/** The lines of a proposal to be edited; there is always one. */
export function proposedTypes({ types }: Proposal): readonly ProposedType[] {
  return types.length === 0 ? [BLANK] : types;
}

/** The lines that have a command, as they were edited: index → command. */
export function editedTypes(proposal: Proposal, edits: Readonly<Record<number, string>>): [string, string][] {
  const lines = proposedTypes(proposal).map(({ name, command }, index): [string, string] => {
    return [name, (edits[index] ?? command).trim()];
  });
  return lines.filter(([, command]) => command !== '');
}
