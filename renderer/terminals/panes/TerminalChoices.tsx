import { ContextMenu } from '@base-ui/react/context-menu';
import { Check } from 'lucide-react';
import { useStore } from 'zustand';
import { t, tn } from '../../../shared/text/i18n.ts';
import menu from '../../ui/components/Menu.module.css';
import { wholeNumber } from '../../ui/text/numbers.ts';
import {
  screenReader,
  setScreenReader,
  scrollback,
  SCROLLBACKS,
  setScrollback,
} from '../xterm/terminal-preferences.ts';
import type { Scrollback } from '../xterm/terminal-preferences.ts';
import styles from './TerminalMenu.module.css';

/** What holds for all terminals of the page. */
export function TerminalChoices() {
  return (
    <>
      <ScrollbackChoice />
      <ContextMenu.Separator className={styles.line} />
      <ScreenReaderChoice />
    </>
  );
}

function ScrollbackChoice() {
  const lines = useStore(scrollback, (state) => state.lines);
  return (
    <ContextMenu.Group>
      <ContextMenu.GroupLabel className={menu.heading}>{t('Scrollback of all terminals')}</ContextMenu.GroupLabel>
      <ContextMenu.RadioGroup value={lines} onValueChange={(value: Scrollback) => setScrollback(value)}>
        {SCROLLBACKS.map((choice) => (
          <ContextMenu.RadioItem key={choice} value={choice} className={menu.item} closeOnClick>
            <span className={styles.mark}>
              <ContextMenu.RadioItemIndicator>
                <Check />
              </ContextMenu.RadioItemIndicator>
            </span>
            <span className={menu.label}>{tn(choice, '{n} line', '{n} lines', { n: wholeNumber(choice) })}</span>
          </ContextMenu.RadioItem>
        ))}
      </ContextMenu.RadioGroup>
    </ContextMenu.Group>
  );
}

function ScreenReaderChoice() {
  const on = useStore(screenReader, (state) => state.on);
  return (
    <ContextMenu.CheckboxItem className={menu.item} checked={on} onCheckedChange={setScreenReader} closeOnClick>
      <span className={styles.mark}>
        <ContextMenu.CheckboxItemIndicator>
          <Check />
        </ContextMenu.CheckboxItemIndicator>
      </span>
      <span className={menu.label}>{t('Screen reader support')}</span>
    </ContextMenu.CheckboxItem>
  );
}
