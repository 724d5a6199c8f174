import { CircleDot, ClipboardPaste, Copy, Eraser, FileCode, FileDown, FileVideo, TextSelect } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import type { DynoTerminal } from './xterm/dyno-terminal.ts';
import { terminalInUse } from './xterm/held-terminals.ts';
import { saveRawOutput } from './moments/raw-output.ts';
import { isRecorded, recordings, saveRecording, startRecording } from './moments/recording.ts';
import type { Command, CommandContext } from '../commands/command.ts';
import { saveFile } from '../ui/state/save-file.ts';
import { notify } from '../ui/state/notices.ts';

/** What the menu of a terminal offers, for the one that was used last. */
export const terminalCommands: readonly Command[] = [
  {
    ...act((terminal) => terminal.clear()),
    id: 'terminal.clear',
    title: t('Clear the terminal'),
    icon: Eraser,
    keywords: t('scrollback empty screen'),
    shortcut: { mac: [{ chord: 'Meta+K', reach: 'terminals' }], others: ['Ctrl+Shift+K'] },
  },
  {
    ...act(copyAll),
    id: 'terminal.copyAll',
    title: t('Copy all of the terminal'),
    icon: Copy,
    keywords: t('clipboard output text'),
  },
  {
    ...act((terminal) => terminal.selectAll()),
    id: 'terminal.selectAll',
    title: t('Select all of the terminal'),
    icon: TextSelect,
  },
  {
    ...act(paste),
    id: 'terminal.paste',
    title: t('Paste into the terminal'),
    icon: ClipboardPaste,
    keywords: t('clipboard insert'),
  },
  {
    ...act(saveOutput),
    id: 'terminal.save',
    title: t('Save the output of the terminal'),
    icon: FileDown,
    keywords: t('download file text export'),
  },
  {
    ...act((terminal) => void saveRawOutput(terminal)),
    id: 'terminal.saveRaw',
    title: t('Save the raw output of the terminal'),
    icon: FileCode,
    keywords: t('download file colours escape sequences export'),
  },
  {
    ...act((terminal) => void startRecording(terminal), (context) => recordedInContext(context) === false),
    id: 'terminal.record',
    title: t('Record the terminal from now on'),
    icon: CircleDot,
    keywords: t('asciicast asciinema start one-off'),
  },
  {
    ...act((terminal) => void saveRecording(terminal), (context) => recordedInContext(context) === true),
    id: 'terminal.saveRecording',
    title: t('Save the recording of the terminal'),
    icon: FileVideo,
    keywords: t('asciicast asciinema stop one-off download file'),
  },
];

function act(
  run: (terminal: DynoTerminal) => void,
  available: (context: CommandContext) => boolean = () => terminalInUse() !== undefined,
): Pick<Command, 'section' | 'available' | 'run'> {
  return {
    section: 'View',
    available,
    run: () => {
      const terminal = terminalInUse();
      if (terminal) run(terminal);
    },
  };
}

/** Whether the terminal is recorded; null: it is not one of a one-off dyno, which alone can be. */
function recordedInContext({ app }: CommandContext): boolean | null {
  const terminal = terminalInUse();
  if (terminal === undefined) return null;
  const dyno = app?.dynos.find(({ name }) => name === terminal.dyno);
  return dyno?.kind === 'one-off' ? isRecorded(recordings.getState(), terminal) : null;
}

/** Puts all that a terminal holds on the clipboard; a failure becomes a notice. */
export function copyAll({ text }: DynoTerminal): void {
  navigator.clipboard.writeText(text).catch(() => notify(t('Not copied: this page may not use the clipboard.')));
}

/** Types what is on the clipboard; a failure becomes a notice. */
export function paste(terminal: DynoTerminal): void {
  terminal.paste().catch(() => notify(t('This page may not read the clipboard. Paste with the keyboard instead.')));
}

/** Offers all that a terminal holds as a file. */
export function saveOutput({ dyno, text }: DynoTerminal): void {
  saveFile(`${dyno}.txt`, 'text/plain;charset=utf-8', [text]);
}
