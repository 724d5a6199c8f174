import { cpus, loadavg } from 'node:os';
import { availableRunners } from './peers/available.ts';
import { parseOptions } from './options.ts';
import type { PartReport } from './part.ts';
import { PARTS } from './parts.ts';
import { describeVerdict, formatReport } from './report/format.ts';
import { writeReport } from './report/write.ts';

/** Runs the parts that are asked for and prints and writes what they found. Figures never make it fail. */
export async function main(words: string[]): Promise<void> {
  const options = parseOptions(words);
  const { runners, missing } = await availableRunners(options.without);
  console.log(`${cpus().length} cores, load ${load()}, Node ${process.versions.node}, ${options.rounds} rounds`);
  console.log(runners.map(({ name, version }) => `${name} ${version}`).join(', '));
  for (const reason of missing) console.log(`Missing: ${reason}`);
  const reports: PartReport[] = [];
  for (const name of options.parts) {
    console.log(`\n── ${name} ──`);
    const report = await PARTS[name]({ options, runners });
    console.log(formatReport(report));
    writeReport(name, { options, missing, load: loadavg(), versions: versionsOf(runners), ...report });
    reports.push(report);
  }
  console.log(`\n── budgets (docs/benchmarks.md), load ${load()} ──`);
  for (const { verdicts } of reports) for (const verdict of verdicts) console.log(describeVerdict(verdict));
}

function load(): string {
  return loadavg().map((value) => value.toFixed(2)).join(' ');
}

function versionsOf(runners: { name: string; version: string }[]): Record<string, string> {
  return Object.fromEntries(runners.map(({ name, version }) => [name, version]));
}
