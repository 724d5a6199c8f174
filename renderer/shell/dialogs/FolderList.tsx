import { CornerLeftUp, Folder, FolderCheck } from 'lucide-react';
import type { FolderListing } from '../../../shared/contract/contract.ts';
import { t } from '../../../shared/text/i18n.ts';
import { EmptyState } from '../../ui/components/EmptyState.tsx';
import styles from './FolderList.module.css';

export interface FolderListProps {
  listing: FolderListing;
  onEnter: (path: string) => void;
}

/** The folders in a folder; those with a Procfile say so. */
export function FolderList({ listing, onEnter }: FolderListProps) {
  const { path, parent, folders } = listing;
  return (
    <ul aria-label={t('Folders')} className={styles.list}>
      {parent !== null && (
        <li>
          <button type="button" className={styles.folder} onClick={() => onEnter(parent)}>
            <CornerLeftUp aria-hidden />
            <span className={styles.name}>{t('Parent folder')}</span>
          </button>
        </li>
      )}
      {folders.map(({ name, hasProcfile }) => (
        <li key={name}>
          <button type="button" className={styles.folder} onClick={() => onEnter(join(path, name))}>
            {hasProcfile ? <FolderCheck aria-hidden className={styles.app} /> : <Folder aria-hidden />}
            <span className={styles.name}>{name}</span>
            {hasProcfile && <span className={styles.mark}>{t('Procfile')}</span>}
          </button>
        </li>
      ))}
      {folders.length === 0 && <EmptyState title={t('No folders in here')} />}
    </ul>
  );
}

/** The engine's separator is the one its own path uses: a page in one system may show folders of another. */
function join(path: string, name: string): string {
  const separator = path.includes('\\') && !path.startsWith('/') ? '\\' : '/';
  return path.endsWith(separator) ? path + name : path + separator + name;
}
