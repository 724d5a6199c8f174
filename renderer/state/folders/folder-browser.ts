import { createStore } from 'zustand/vanilla';
import type { FolderListing } from '../../../shared/contract/contract.ts';
import { toFailure } from '../../../shared/contract/failure.ts';
import { request } from '../ask.ts';

export interface FolderBrowser {
  open: boolean;
  /** The path as typed, or of the folder that was entered last. */
  path: string;
  listing: FolderListing | null;
  error: string | null;
}

/** The browser page's own folder dialog; the desktop app has the system's. */
export const folderBrowser = createStore<FolderBrowser>()(() => ({
  open: false,
  path: '',
  listing: null,
  error: null,
}));

/** Opens the dialog where the last visit ended, the first time in the engine's home folder. */
export async function browseFolders(): Promise<void> {
  folderBrowser.setState({ open: true });
  await enterFolder(folderBrowser.getState().listing?.path ?? null);
}

/** Lists a folder; null is the engine's home folder. */
export async function enterFolder(folder: string | null): Promise<void> {
  try {
    const listing = await request('folders.list', { path: folder });
    folderBrowser.setState({ listing, path: listing.path, error: null });
  } catch (thrown) {
    folderBrowser.setState({ error: toFailure(thrown).message });
  }
}

export function typePath(path: string): void {
  folderBrowser.setState({ path, error: null });
}

export function failBrowsing(thrown: unknown): void {
  folderBrowser.setState({ error: toFailure(thrown).message });
}

export function closeBrowser(): void {
  folderBrowser.setState({ open: false, error: null });
}
