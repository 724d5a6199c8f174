import { ListChecks, SearchX } from 'lucide-react';
import { useState } from 'react';
import type { ConfigVarEntry } from '../../shared/config/config-entry.ts';
import { t } from '../../shared/text/i18n.ts';
import { usePanelActions } from '../panels/panel-actions.ts';
import { useApp } from '../state/apps-store.ts';
import { ask } from '../state/ask.ts';
import { Button } from '../ui/components/Button.tsx';
import { copyText } from '../ui/state/copy-text.ts';
import { EmptyState } from '../ui/components/EmptyState.tsx';
import panel from '../ui/components/Panel.module.css';
import { AddVar } from './AddVar.tsx';
import { configActions } from './config-commands.ts';
import { ConfigQuestion, type Question } from './dialogs/ConfigQuestion.tsx';
import { ConfigTable } from './ConfigTable.tsx';
import { ConfigToolbar } from './ConfigToolbar.tsx';
import { PendingBar } from './PendingBar.tsx';
import { openSettings } from './settings/settings-dialog.ts';
import { useConfig } from './use-config.ts';
import { usePendingChanges } from './use-pending-changes.ts';

export interface ConfigPanelProps {
  app: string;
  visible: boolean;
}

/** The app's config vars: shown masked, edited in place, imported and exported. Every save is a release. */
export function ConfigPanel({ app, visible }: ConfigPanelProps) {
  const { listing, failure, revealed, reveal, refresh } = useConfig(app, visible);
  const name = useApp(app, (snapshot) => snapshot.name) ?? '';
  const { changes, collecting, collect, change, undo, discard, save } = usePendingChanges(app, refresh);
  const [filter, setFilter] = useState('');
  const [adding, setAdding] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);

  const askAbout = async (about: 'import' | 'export') => {
    const answer = await ask('config.list', { app, reveal: null });
    if (answer) setQuestion({ about, vars: answer.vars });
  };
  const vars = listing?.vars ?? [];
  // Its files are read first: before that there is nothing to do.
  usePanelActions(
    configActions,
    app,
    visible && (listing !== null || failure !== null)
      ? {
          addVar: () => setAdding(true),
          toggleCollecting: () => collect(!collecting),
          openImport: () => void askAbout('import'),
          openExport: () => {
            if (vars.length > 0) void askAbout('export');
          },
          revealAll: () => reveal(null),
        }
      : null,
  );
  const shown = vars.filter((entry) => entry.name.toLowerCase().includes(filter.trim().toLowerCase()));
  const hasRows = shown.length > 0 || changes.size > 0;

  return (
    <section className={panel.panel} aria-label={t('Config vars')}>
      <ConfigToolbar
        listing={listing}
        filter={filter}
        onFilter={setFilter}
        collecting={collecting}
        onCollect={collect}
        allRevealed={revealed === null}
        onRevealAll={(on) => reveal(on ? null : [])}
        onAdd={() => setAdding(true)}
        onImport={() => void askAbout('import')}
        onExport={() => void askAbout('export')}
        onSettings={() => openSettings(app)}
      />
      {collecting && <PendingBar changes={changes} onSave={() => void save(changes)} onDiscard={discard} />}
      {adding && (
        <AddVar
          files={listing?.files ?? []}
          taken={(name) => vars.some((entry) => entry.name === name)}
          onAdd={(name, value, file) => {
            change(name, { value, before: null, ...(file !== undefined && { file }) });
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {failure !== null && listing === null && <EmptyState icon={<ListChecks />} title={failure} />}
      {listing && vars.length === 0 && !hasRows && !adding && (
        <EmptyState icon={<ListChecks />} title={t('No config vars.')}>
          {t('They come from {files}, and every dyno gets all of them.', {
            files: listing.files.join(', ') || t('env files'),
          })}
        </EmptyState>
      )}
      {vars.length > 0 && !hasRows && (
        <EmptyState icon={<SearchX />} title={t('No name matches.')}>
          <Button onClick={() => setFilter('')}>{t('Clear filter')}</Button>
        </EmptyState>
      )}
      {hasRows && (
        <ConfigTable
          app={app}
          vars={shown}
          changes={changes}
          onReveal={(name, on) => reveal(revealedAfter(revealed, vars, name, on))}
          onChange={change}
          onUndo={undo}
          onRemove={(name, before) => {
            if (collecting) change(name, { value: null, before });
            else setQuestion({ about: 'removal', name, before });
          }}
          onCopy={(value, name) => void copyText(value, name)}
        />
      )}
      {question && (
        <ConfigQuestion
          question={question}
          name={name}
          onChange={change}
          onSave={(imported) => void save(imported)}
          onClose={() => setQuestion(null)}
        />
      )}
    </section>
  );
}

/** Names that are shown after one of them was hidden or revealed. */
function revealedAfter(
  revealed: readonly string[] | null,
  vars: ConfigVarEntry[],
  name: string,
  on: boolean,
): readonly string[] {
  const names = revealed ?? vars.map((entry) => entry.name);
  return on ? [...names, name] : names.filter((other) => other !== name);
}
