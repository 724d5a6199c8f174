import { Chords, useChords } from '../commands/Chords.tsx';
import { StateGlyph } from '../ui/components/StateGlyph.tsx';
import styles from './CommandPalette.module.css';
import type { Hit } from './entry.ts';
import { Highlighted } from './Highlighted.tsx';

/** Icon or state, title, and the shortcut of one entry. */
export function EntryRow({ entry, hits }: Hit) {
  const { icon: Icon, title, detail, state, command, args } = entry;
  const chords = useChords(command);
  return (
    <>
      <span className={styles.icon}>{state ? <StateGlyph state={state} /> : <Icon aria-hidden />}</span>
      <span className={styles.title}>
        <Highlighted text={title} hits={hits} />
      </span>
      {detail !== '' && <span className={styles.detail}>{detail}</span>}
      {args.length === 0 && chords.length > 0 && <Chords chords={chords.slice(0, 1)} />}
    </>
  );
}
