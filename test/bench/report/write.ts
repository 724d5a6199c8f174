import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../electron/tools/root.mjs';

const FOLDER = join(root, 'test-results/bench');

/** Writes all samples of a part, so that other questions can be asked later. */
export function writeReport(part: string, content: object): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${part}.json`), `${JSON.stringify(content, null, 2)}\n`);
}
