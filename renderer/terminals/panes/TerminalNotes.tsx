import { ClipboardCopy, FastForward, History, TriangleAlert, X } from 'lucide-react';
import { useStore } from 'zustand';
import { t, tn } from '../../../shared/text/i18n.ts';
import { Button } from '../../ui/components/Button.tsx';
import { IconButton } from '../../ui/components/IconButton.tsx';
import { notify } from '../../ui/state/notices.ts';
import { rich } from '../../ui/text/rich.ts';
import type { DynoTerminal } from '../xterm/dyno-terminal.ts';
import styles from './TerminalNotes.module.css';
import type { TerminalState } from '../xterm/terminal-state.ts';

/** What is to be said about a terminal without printing it into the program's screen. */
export function TerminalNotes({ terminal }: { terminal: DynoTerminal }) {
  const { skipped, clipboard, refusal, finding, missing } = useStore(terminal.state);
  const dismiss = (part: Partial<TerminalState>) => {
    terminal.state.setState(part);
    terminal.focus();
  };
  return (
    <div className={styles.notes} data-finding={finding}>
      {refusal !== null && (
        <p className={styles.note} role="alert">
          <TriangleAlert aria-hidden="true" />
          <span className={styles.text}>{refusal}</span>
        </p>
      )}
      {clipboard !== null && <ClipboardRequest terminal={terminal} text={clipboard} />}
      {skipped > 0 && (
        <p className={styles.note} role="status">
          <FastForward aria-hidden="true" />
          <span className={styles.text}>
            {t('{size} were skipped here to keep up. The log has every line.', { size: byteWords(skipped) })}
          </span>
          <IconButton label={t('Dismiss')} icon={<X />} onClick={() => dismiss({ skipped: 0 })} />
        </p>
      )}
      {missing && (
        <p className={styles.note} role="status">
          <History aria-hidden="true" />
          <span className={styles.text}>{t('That line is no longer in this terminal. The log still has it.')}</span>
          <IconButton label={t('Dismiss')} icon={<X />} onClick={() => dismiss({ missing: false })} />
        </p>
      )}
    </div>
  );
}

function ClipboardRequest({ terminal, text }: { terminal: DynoTerminal; text: string }) {
  const answer = (allowed: boolean) => {
    terminal.answerClipboard(allowed).catch(() => notify(t('Not copied: this page may not use the clipboard.')));
    terminal.focus();
  };
  return (
    <div
      className={styles.note}
      role="alertdialog"
      aria-label={t('Clipboard request of {dyno}', { dyno: terminal.dyno })}
    >
      <ClipboardCopy aria-hidden="true" />
      <span className={styles.text}>
        {rich(t('A program in {dyno} wants to copy {text}'), {
          dyno: terminal.dyno,
          text: <code className={styles.sample}>{text}</code>,
        })}
      </span>
      <Button onClick={() => answer(true)}>{t('Copy')}</Button>
      <Button variant="quiet" onClick={() => answer(false)}>
        {t('Refuse')}
      </Button>
    </div>
  );
}

/** Each a thousand of the one before; the first is a thousand bytes. */
const UNITS = ['kB', 'MB', 'GB', 'TB'];
const STEP = 1_000;

/** `640 bytes`, `12.3 MB` */
function byteWords(bytes: number): string {
  if (bytes < STEP) return tn(bytes, '{n} byte', '{n} bytes');
  let [value, unit] = [bytes / STEP, 0];
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit++;
  }
  return `${value.toFixed(1)} ${UNITS[unit]}`;
}
