import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../../electron/tools/root.mjs';
import type { Figures } from '../part.ts';

/** Runs a bundle of `out/bench` in a fresh process. @returns the JSON it prints */
export async function figuresOfProcess(bundle: string, words: string[]): Promise<Figures> {
  const args = ['--expose-gc', join(root, `out/bench/${bundle}.mjs`), ...words];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Figures;
}
