import { useEffect, useState } from 'react';
import { FolderDown } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import styles from './DropZone.module.css';
import { openDropped } from '../state/folders/open-folder.ts';

/** Lets a folder be dropped anywhere on the window, and says so while one hovers. */
export function DropZone() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // dragenter and dragleave come in pairs for every element that is crossed.
    let depth = 0;
    const isFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!isFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!isFiles(event)) return;
      depth -= 1;
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (isFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (event.dataTransfer) void openDropped(event.dataTransfer.files);
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', hover, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, []);

  if (!over) return null;
  return (
    <div className={styles.overlay}>
      <div className={styles.frame}>
        <FolderDown aria-hidden />
        <p className={styles.title}>{t('Drop a folder to open it')}</p>
        <p className={styles.text}>{t('Opening runs nothing.')}</p>
      </div>
    </div>
  );
}
