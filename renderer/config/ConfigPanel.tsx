import { Eye, EyeOff, FileInput, FileOutput, Layers, ListChecks, Plus, SearchX, Settings } from 'lucide-react';
import { useState } from 'react';
import type { ConfigVarEntry } from '../../shared/config-entry.ts';
import { t } from '../../shared/words.ts';
import { useApp } from '../apps/apps-store.ts';
import { ask } from '../apps/ask.ts';
import { Button } from '../ui/Button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Toolbar, ToolbarSpace } from '../ui/Toolbar.tsx';
import panel from '../ui/Panel.module.css';
import { AddVar } from './AddVar.tsx';
import { withChange, withoutChange } from './config-changes.ts';
import type { PendingChange, PendingChanges } from './config-changes.ts';
import { ConfigMeter } from './ConfigMeter.tsx';
import styles from './ConfigPanel.module.css';
import { ConfigTable } from './ConfigTable.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { PendingBar } from './PendingBar.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { saveChanges } from './save-changes.ts';
import { openSettings } from './settings-dialog.ts';
import { useConfig } from './use-config.ts';

type Asking =
  { for: 'import' | 'export'; vars: ConfigVarEntry[] } | { for: 'removal'; name: string; before: string } | null;

const NO_CHANGES: PendingChanges = new Map();

export interface ConfigPanelProps {
  app: string;
  visible: boolean;
}

/** The app's config vars: shown masked, edited in place, imported and exported. Every save is a release. */
export function ConfigPanel({ app, visible }: ConfigPanelProps) {
  const { listing, failure, revealed, reveal, refresh } = useConfig(app, visible);
  const name = useApp(app, (snapshot) => snapshot.name) ?? '';
  const [filter, setFilter] = useState('');
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState<Asking>(null);
  const [collecting, setCollecting] = useState(false);
  const [changes, setChanges] = useState(NO_CHANGES);
  const stopAsking = () => setAsking(null);

  const save = async (toSave: PendingChanges) => {
    const saved = await saveChanges(app, toSave);
    setChanges((before) => saved.reduce(withoutChange, before));
    refresh();
  };
  const change = (name: string, to: PendingChange) => {
    if (collecting) setChanges((before) => withChange(before, name, to));
    else if (to.value !== to.before) void save(new Map([[name, to]]));
  };
  const collect = (on: boolean) => {
    setCollecting(on);
    if (!on) setChanges(NO_CHANGES);
  };
  /** The values themselves, for what cannot do without. */
  const withValues = async (then: (vars: ConfigVarEntry[]) => void) => {
    const answer = await ask('config.list', { app, reveal: null });
    if (answer) then(answer.vars);
  };
  const allRevealed = revealed === null;
  const vars = listing?.vars ?? [];
  const shown = vars.filter((entry) => entry.name.toLowerCase().includes(filter.trim().toLowerCase()));

  return (
    <section className={panel.panel} aria-label={t('Config vars')}>
      <Toolbar label={t('Config vars')}>
        <SearchField label={t('Filter config vars')} value={filter} onChange={setFilter} />
        <Button aria-label={t('Add')} title={t('Add a config var')} icon={<Plus />} onClick={() => setAdding(true)}>
          <span className={styles.words}>{t('Add')}</span>
        </Button>
        <Button
          className={styles.toggle}
          icon={<Layers />}
          title={t('Collect changes and save them as one release')}
          aria-label={t('Edit several')}
          aria-pressed={collecting}
          onClick={() => collect(!collecting)}
        >
          <span className={styles.words}>{t('Edit several')}</span>
        </Button>
        <ToolbarSpace />
        {listing && <ConfigMeter bytes={listing.bytes} limit={listing.limit} />}
        <IconButton
          label={allRevealed ? t('Hide all values') : t('Reveal all values')}
          icon={allRevealed ? <EyeOff /> : <Eye />}
          disabled={vars.length === 0}
          onClick={() => reveal(allRevealed ? [] : null)}
        />
        <IconButton
          label={t('Import')}
          tooltip={t('Import from heroku config -s or JSON')}
          icon={<FileInput />}
          onClick={() => void withValues((vars) => setAsking({ for: 'import', vars }))}
        />
        <IconButton
          label={t('Export')}
          tooltip={t('Export as shell lines or JSON')}
          icon={<FileOutput />}
          disabled={vars.length === 0}
          onClick={() => void withValues((vars) => setAsking({ for: 'export', vars }))}
        />
        <IconButton label={t('Env files and settings')} icon={<Settings />} onClick={() => openSettings(app)} />
      </Toolbar>
      {collecting && (
        <PendingBar changes={changes} onSave={() => void save(changes)} onDiscard={() => setChanges(NO_CHANGES)} />
      )}
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
      {listing && vars.length === 0 && changes.size === 0 && !adding && (
        <EmptyState icon={<ListChecks />} title={t('No config vars.')}>
          {t('They come from {files}, and every dyno gets all of them.', {
            files: listing.files.join(', ') || t('env files'),
          })}
        </EmptyState>
      )}
      {vars.length > 0 && shown.length === 0 && changes.size === 0 && (
        <EmptyState icon={<SearchX />} title={t('No name matches.')}>
          <Button onClick={() => setFilter('')}>{t('Clear filter')}</Button>
        </EmptyState>
      )}
      {(shown.length > 0 || changes.size > 0) && (
        <ConfigTable
          app={app}
          vars={shown}
          changes={changes}
          onReveal={(name, on) => reveal(revealedAfter(revealed, vars, name, on))}
          onChange={change}
          onUndo={(name) => setChanges((before) => withoutChange(before, name))}
          onRemove={(name, before) => {
            if (collecting) change(name, { value: null, before });
            else setAsking({ for: 'removal', name, before });
          }}
          onCopy={(value, name) => void copyText(value, name)}
        />
      )}
      {asking?.for === 'removal' && (
        <RemoveDialog
          name={asking.name}
          onRemove={() => {
            change(asking.name, { value: null, before: asking.before });
            stopAsking();
          }}
          onClose={stopAsking}
        />
      )}
      {asking?.for === 'import' && (
        <ImportDialog
          now={valuesOf(asking.vars)}
          onImport={(imported) => {
            void save(new Map(imported.map(({ name, value, before }) => [name, { value, before }])));
            stopAsking();
          }}
          onClose={stopAsking}
        />
      )}
      {asking?.for === 'export' && (
        <ExportDialog
          name={name}
          vars={asking.vars.map(({ name, value, secret }) => ({ name, value: value ?? '', secret }))}
          onClose={stopAsking}
        />
      )}
    </section>
  );
}

function valuesOf(vars: ConfigVarEntry[]): Map<string, string> {
  return new Map(vars.map(({ name, value }) => [name, value ?? '']));
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
