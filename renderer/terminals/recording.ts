import { ask } from '../apps/ask.ts';
import { saveFile } from '../logs/save-file.ts';
import type { DynoTerminal } from './dyno-terminal.ts';

/** Has the engine record a terminal; a failure becomes a notice. */
export async function startRecording({ app, dyno, state }: DynoTerminal): Promise<void> {
  if ((await ask('terminal.record', { app, dyno })) !== undefined) state.setState({ recording: true });
}

/** Saves what has been recorded so far as asciicast v2; the recording goes on. A failure becomes a notice. */
export async function saveRecording({ app, dyno }: DynoTerminal): Promise<void> {
  const parts: Blob[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const chunk: { text: string; next: number | null } | undefined = await ask('terminal.recording', { app, dyno, from });
    if (chunk === undefined) return;
    parts.push(new Blob([chunk.text]));
    from = chunk.next;
  }
  saveFile(`${dyno}.cast`, 'application/x-asciicast', parts);
}
