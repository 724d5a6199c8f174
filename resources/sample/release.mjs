/** Stands for the migration that a release runs before its dynos start. */
import { setTimeout as pause } from 'node:timers/promises';

const STEPS = ['create table photos', 'add index photos_owner', 'backfill photos.width (1,204 rows)'];
const STEP_MS = 300;

console.log('-----> Running migrations');
for (const [index, step] of STEPS.entries()) {
  await pause(STEP_MS);
  console.log(`       ${index + 1}/${STEPS.length} ${step} … done`);
}
console.log('-----> Database is up to date');
