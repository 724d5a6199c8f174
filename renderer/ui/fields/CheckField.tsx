import styles from './CheckField.module.css';
import { Toggle, type ToggleProps } from './Toggle.tsx';

/** Something a form will do, or not, when it is submitted. */
export function CheckField(props: ToggleProps) {
  return <Toggle {...props} box={{ className: styles.box }} />;
}
