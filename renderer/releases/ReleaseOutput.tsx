import { useEffect, useState } from 'react';
import { stripAnsi } from '../../shared/logs/ansi.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import type { Release } from '../../shared/releases/release.ts';
import { t } from '../../shared/text/i18n.ts';
import { useClient } from '../client/connection.ts';
import styles from './ReleaseOutput.module.css';

/** While the command runs. */
const REFRESH_MS = 700;

export interface ReleaseOutputProps {
  app: string;
  visible: boolean;
  release: Release;
}

/** What the release command has printed; kept up while it runs. */
export function ReleaseOutput({ app, visible, release: { version, status } }: ReleaseOutputProps) {
  const client = useClient();
  const [text, setText] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    if (client === null || !visible) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current = true;
    const ask = async (): Promise<void> => {
      try {
        const output = await client.request('releases.output', { app, version });
        if (!current) return;
        setText(output.text);
        setFailure(null);
        if (!output.complete) timer = setTimeout(() => void ask(), REFRESH_MS);
      } catch (thrown) {
        if (!current) return;
        setFailure(toFailure(thrown).message);
        if (status === 'pending') timer = setTimeout(() => void ask(), REFRESH_MS);
      }
    };
    void ask();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, app, visible, version, status]);

  if (text === null || text === '') {
    return <p className={styles.nothing}>{failure ?? (text === null ? '' : t('It has printed nothing.'))}</p>;
  }
  return (
    // Long output scrolls, by keys as well.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={styles.output} role="log" aria-label={t('Output of v{version}', { version })} tabIndex={0}>
      {outputLines(text)}
    </pre>
  );
}

/** Line by line: what is left of a line that rewrote itself is its last state, as in the log. */
function outputLines(text: string): string {
  return text
    .trimEnd()
    .split(/\r*\n/)
    .map((line) => stripAnsi(line.slice(line.lastIndexOf('\r') + 1)))
    .join('\n');
}
