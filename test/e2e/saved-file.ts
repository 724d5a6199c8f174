/** Files that the page makes and the developer saves. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Desktop } from './launch.ts';

/** What is in the file that the page saves when something is done; no dialog asks where. */
export async function savedBy({ app }: Desktop, act: () => Promise<void>): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'dynodeck-e2e-')), 'saved');
  const finished = app.evaluate(
    ({ session }, path) =>
      new Promise<string>((resolve) => {
        session.defaultSession.once('will-download', (_event, item) => {
          item.setSavePath(path);
          item.once('done', (_done, state) => resolve(state));
        });
      }),
    file,
  );
  await act();
  expect(await finished).toBe('completed');
  return readFileSync(file, 'utf8');
}
