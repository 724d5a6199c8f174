/** Long enough for a browser to have begun with the download. */
const RELEASE_MS = 60_000;

/** Offers a file for saving; the desktop app asks where to. Parts may be many: blobs stay out of the page's memory. */
export function saveFile(name: string, type: string, parts: BlobPart[]): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), RELEASE_MS);
}
