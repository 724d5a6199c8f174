/** Families of keyboards: which modifier belongs to the window, and how keys are written. */
export type Keyboard = 'mac' | 'linux' | 'windows';

export const KEYBOARDS: readonly Keyboard[] = ['mac', 'linux', 'windows'];

/** The keyboard in front of this page, which may be on another computer than the engine. */
export function thisKeyboard(): Keyboard {
  const { userAgent } = navigator;
  if (userAgent.includes('Mac')) return 'mac';
  return userAgent.includes('Windows') ? 'windows' : 'linux';
}
