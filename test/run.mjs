/**
 * `npm test [-- STEP…]`: everything that checks this repository, from a fresh clone on. With steps named, those and what
 * they need. Closes with one line of counts; exits 1 when anything failed or could not run.
 */
import { nodeTooOld } from '../electron/tools/node-version.mjs';
import { add, closingLine, none, oneFailed, oneSkipped } from './tools/reports.mjs';
import { steps } from './tools/steps.mjs';

async function run(names) {
  const outcomes = new Map();
  for (const step of wanted(names)) {
    const lacking = step.needs.filter((name) => outcomes.get(name)?.failed > 0);
    console.log(`\n── ${step.name} ──`);
    const started = Date.now();
    outcomes.set(step.name, await outcomeOf(step, lacking));
    console.log(`── ${step.name}: ${((Date.now() - started) / 1_000).toFixed(1)} s, ${verdict(outcomes.get(step.name))}`);
  }
  return [...outcomes.values()].reduce(add, none);
}

async function outcomeOf(step, lacking) {
  const reason = step.not?.[process.platform];
  if (reason !== undefined) {
    console.log(`Not run on ${process.platform}: ${reason}.`);
    return oneSkipped;
  }
  if (lacking.length > 0) {
    console.log(`Not run: ${lacking.join(' and ')} failed.`);
    return oneFailed;
  }
  try {
    return await step.run();
  } catch (error) {
    console.error(error.message);
    return oneFailed;
  }
}

function verdict(counts) {
  if (counts.passed + counts.failed + counts.skipped === 0) return 'ok';
  return closingLine(counts);
}

/** The steps asked for (all when none are named) with what they need, in their usual order. */
function wanted(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(`No such step: ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(', ')}`);
  }
  if (names.length === 0) return steps;
  const chosen = new Set();
  const choose = (name) => {
    chosen.add(name);
    const step = steps.find((known) => known.name === name);
    if (step.not?.[process.platform] === undefined) step.needs.forEach(choose);
  };
  names.forEach(choose);
  return steps.filter(({ name }) => chosen.has(name));
}

try {
  const tooOld = nodeTooOld();
  if (tooOld) throw new Error(tooOld);
  const counts = await run(process.argv.slice(2));
  // Told once more at the end: of a long log often only that is kept.
  if (counts.failures.length > 0) console.log(`\nWhat failed:\n\n${counts.failures.join('\n\n')}`);
  console.log(`\n${closingLine(counts)}`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
