import { clipboard } from 'electron';
import { diagnosticsText } from './diagnostics.ts';
import { gatherFacts, type FactSources } from './gather-facts.ts';

/** Puts the diagnostics on the clipboard; the text that is there now. */
export async function copyDiagnostics(sources: FactSources): Promise<string> {
  const text = diagnosticsText(gatherFacts(sources));
  // A promise since Electron 44.
  await clipboard.writeText(text);
  return text;
}
