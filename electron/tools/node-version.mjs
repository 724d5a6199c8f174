import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** One line when this Node is older than package.json's `engines` asks for, else null. */
export function nodeTooOld(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = engines.node.replace('>=', '');
  if (!isOlder(version, wanted)) return null;
  return `Dynodeck needs Node ${wanted} or newer; this is Node ${version}. See nodejs.org.`;
}

function isOlder(version, wanted) {
  const [left, right] = [version, wanted].map((text) => text.split('.').map(Number));
  const at = right.findIndex((number, index) => (left[index] ?? 0) !== number);
  return at !== -1 && (left[at] ?? 0) < right[at];
}
