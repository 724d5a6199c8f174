import { createStore } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';

export interface TrustQuestion {
  app: string;
  /** Command line of the one-off dyno that led to the question, if it was one. */
  oneOff: string | null;
  answer: (trusted: boolean) => void;
}

/** The question that is on screen, if any. */
export const trustQuestion = createStore<{ question: TrustQuestion | null }>()(() => ({ question: null }));

/**
 * Asks whether an app's folder is trusted and, if so, tells the engine. Everything that was refused for want of trust
 * leads here. A newer question takes the place of an older one, which then counts as answered with no.
 */
export async function askForTrust(client: Client, app: string, oneOff: string | null): Promise<boolean> {
  trustQuestion.getState().question?.answer(false);
  const trusted = await new Promise<boolean>((answer) => trustQuestion.setState({ question: { app, oneOff, answer } }));
  trustQuestion.setState({ question: null });
  if (trusted) await client.request('app.trust', { app });
  return trusted;
}
