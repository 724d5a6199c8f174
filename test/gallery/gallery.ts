/** Pictures of every screen, in light and dark and in two sizes, and a page that shows them: test-results/gallery. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import type { Desktop } from '../e2e/launch.ts';
import { galleryPage, SCHEMES, SIZES } from './gallery-page.ts';
import { paintIn, walk } from './screens.ts';

const FOLDER = join(import.meta.dirname, '../../test-results/gallery');

/** Makes the window this large, and waits until the page knows. */
async function resize({ app, window }: Desktop, { width, height }: (typeof SIZES)[number]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), {
    width,
    height,
  });
  await window.waitForFunction((wanted) => innerWidth === wanted, width);
}

test('every screen has its picture', async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const names: string[] = [];
  await walk(async ({ name }, stage) => {
    names.push(name);
    for (const size of SIZES) {
      await resize(stage, size);
      for (const scheme of SCHEMES) {
        await paintIn(stage.window, scheme);
        await stage.window.screenshot({ path: join(FOLDER, `${name}-${size.width}-${scheme}.png`) });
      }
    }
  });
  writeFileSync(join(FOLDER, 'index.html'), galleryPage(names));
});
