import { Copy, ExternalLink, TriangleAlert } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../../shared/text/i18n.ts';
import { openOutside } from '../../client/desktop.ts';
import { copyText } from '../../ui/state/copy-text.ts';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { apps } from '../../state/apps-store.ts';
import styles from './RouterAddress.module.css';

/** Where the app is reached whichever of its dynos answer, and what is wrong with the router. */
export function RouterAddress({ app }: { app: string }) {
  const { state, problem, addresses } = useStore(
    apps,
    useShallow(({ byId }) => byId[app]?.router ?? { state: 'off' as const, problem: null, addresses: [] }),
  );
  const [address, ...others] = addresses;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    if (address !== undefined) openOutside(address);
  };
  return (
    <span className={styles.front}>
      {state === 'off' && <span className={styles.off}>{t('Router off')}</span>}
      {state === 'listening' && address !== undefined && (
        <>
          <a className={styles.address} href={address} title={[address, ...others].join('\n')} onClick={open}>
            {address}
          </a>
          <IconButton
            label={t('Copy the front address')}
            icon={<Copy />}
            onClick={() => void copyText(address, t('Address'))}
          />
          <IconButton label={t('Open in the browser')} icon={<ExternalLink />} onClick={() => openOutside(address)} />
        </>
      )}
      {problem !== null && (
        <span className={styles.problem} data-failed={state === 'failed'} title={problem} role="status">
          <TriangleAlert aria-hidden />
          <span>{problem}</span>
        </span>
      )}
    </span>
  );
}
