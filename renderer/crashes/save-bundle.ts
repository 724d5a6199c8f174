import { ask } from '../state/ask.ts';
import { saveFile } from '../ui/state/save-file.ts';

/** Offers the page about a dyno's last crash for saving. */
export async function saveBundle(app: string, dyno: string): Promise<void> {
  const bundle = await ask('crash.bundle', { app, dyno });
  if (bundle !== undefined) saveFile(bundle.name, 'text/html;charset=utf-8', [bundle.html]);
}
