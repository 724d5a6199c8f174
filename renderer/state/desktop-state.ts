import { createStore } from 'zustand/vanilla';
import type { DesktopState } from '../../shared/desktop/desktop-bridge.ts';

/** Settings of the desktop app and where its update stands, as main last said; null in a browser, and before. */
export const desktopState = createStore<{ state: DesktopState | null }>()(() => ({ state: null }));
