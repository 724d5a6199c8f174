import { createStore } from 'zustand/vanilla';
import type { RecordingChunk } from '../../../shared/contract/contract.ts';
import { ask } from '../../state/ask.ts';
import { saveFile } from '../../ui/state/save-file.ts';

export interface RecordedDyno {
  app: string;
  dyno: string;
}

/** Dynos that the engine records because this page asked for it. */
export const recordings = createStore<{ keys: readonly string[] }>()(() => ({ keys: [] }));

export function isRecorded({ keys }: { keys: readonly string[] }, dyno: RecordedDyno): boolean {
  return keys.includes(keyOf(dyno));
}

/** The engine records this dyno from now on. */
export function noteRecording(dyno: RecordedDyno): void {
  recordings.setState(({ keys }) => ({ keys: [...keys, keyOf(dyno)] }));
}

/** Has the engine record a terminal; a failure becomes a notice. */
export async function startRecording({ app, dyno }: RecordedDyno): Promise<void> {
  if ((await ask('terminal.record', { app, dyno })) !== undefined) noteRecording({ app, dyno });
}

/** Saves what has been recorded so far as asciicast v2; the recording goes on. A failure becomes a notice. */
export async function saveRecording({ app, dyno }: RecordedDyno): Promise<void> {
  const parts: Blob[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const chunk: RecordingChunk | undefined = await ask('terminal.recording', { app, dyno, from });
    if (chunk === undefined) return;
    parts.push(new Blob([chunk.text]));
    from = chunk.next;
  }
  saveFile(`${dyno}.cast`, 'application/x-asciicast', parts);
}

function keyOf({ app, dyno }: RecordedDyno): string {
  return JSON.stringify([app, dyno]);
}
