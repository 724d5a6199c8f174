import { Eye, EyeOff, FileInput, FileOutput, Layers, Plus, Settings } from 'lucide-react';
import type { ConfigListing } from '../../shared/config/config-entry.ts';
import { t } from '../../shared/text/i18n.ts';
import { Button } from '../ui/components/Button.tsx';
import { IconButton } from '../ui/components/IconButton.tsx';
import { SearchField } from '../ui/fields/SearchField.tsx';
import { Toolbar, ToolbarSpace } from '../ui/components/Toolbar.tsx';
import { ConfigMeter } from './ConfigMeter.tsx';
import styles from './ConfigToolbar.module.css';

export interface ConfigToolbarProps {
  listing: ConfigListing | null;
  filter: string;
  onFilter: (filter: string) => void;
  collecting: boolean;
  onCollect: (on: boolean) => void;
  allRevealed: boolean;
  onRevealAll: (on: boolean) => void;
  onAdd: () => void;
  onImport: () => void;
  onExport: () => void;
  onSettings: () => void;
}

/** What is done with all config vars at once, and how much of Heroku's room they take. */
export function ConfigToolbar(props: ConfigToolbarProps) {
  const { listing, filter, onFilter, collecting, onCollect, allRevealed, onRevealAll } = props;
  const isEmpty = listing === null || listing.vars.length === 0;
  return (
    <Toolbar label={t('Config vars')}>
      <SearchField label={t('Filter config vars')} value={filter} onChange={onFilter} />
      <Button aria-label={t('Add')} title={t('Add a config var')} icon={<Plus />} onClick={props.onAdd}>
        <span className={styles.words}>{t('Add')}</span>
      </Button>
      <Button
        className={styles.toggle}
        icon={<Layers />}
        title={t('Collect changes and save them as one release')}
        aria-label={t('Edit several')}
        aria-pressed={collecting}
        onClick={() => onCollect(!collecting)}
      >
        <span className={styles.words}>{t('Edit several')}</span>
      </Button>
      <ToolbarSpace />
      {listing && <ConfigMeter bytes={listing.bytes} limit={listing.limit} />}
      <IconButton
        label={allRevealed ? t('Hide all values') : t('Reveal all values')}
        icon={allRevealed ? <EyeOff /> : <Eye />}
        disabled={isEmpty}
        onClick={() => onRevealAll(!allRevealed)}
      />
      <IconButton
        label={t('Import')}
        tooltip={t('Import from heroku config -s or JSON')}
        icon={<FileInput />}
        onClick={props.onImport}
      />
      <IconButton
        label={t('Export')}
        tooltip={t('Export as shell lines or JSON')}
        icon={<FileOutput />}
        disabled={isEmpty}
        onClick={props.onExport}
      />
      <IconButton label={t('Env files and settings')} icon={<Settings />} onClick={props.onSettings} />
    </Toolbar>
  );
}
