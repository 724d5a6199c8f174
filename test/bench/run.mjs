/** `npm run bench [-- PART… --rounds N --lines N]`: speed beside the real peers. See docs/benchmarks.md. */
import { pathToFileURL } from 'node:url';
import { build, isStale } from '../../electron/tools/build.mjs';
import { nodeTooOld } from '../../electron/tools/node-version.mjs';
import { bundleBench } from './bundle.mjs';

try {
  const tooOld = nodeTooOld();
  if (tooOld) throw new Error(tooOld);
  if (isStale()) build();
  const { main } = await import(pathToFileURL(await bundleBench()).href);
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
