import styles from './Switch.module.css';
import { Toggle, type ToggleProps } from './Toggle.tsx';

/** Something that is on or off, with its name and what it means. */
export function Switch(props: ToggleProps) {
  return <Toggle {...props} box={{ className: styles.switch, role: 'switch' }} />;
}
