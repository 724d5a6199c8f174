import { arch, release as systemRelease } from 'node:os';
import { stripAnsi } from '../../../shared/logs/ansi.ts';
import { type Crash, maskedCrash } from '../../../shared/crashes/crash.ts';
import { type BundledDyno, type BundledMeter, crashPage } from '../../../shared/crashes/crash-page.ts';
import { DynodeckError } from '../../../shared/contract/failure.ts';
import { formatLine } from '../../../shared/logs/log.ts';
import { maskSecrets } from '../../../shared/config/secret-names.ts';
import type { App } from '../app/app.ts';

/** Lines of the app's log that are looked through, before the crash and after it. */
const LINES_BEFORE = 10_000;
const LINES_AFTER = 500;
/** Shown of each dyno: what it printed as the other one died. */
const LINES_OF_A_DYNO = 80;
/** Shown of a line. In UTF-16 units. */
const MAX_TEXT_LENGTH = 10_000;
/** How far back the metrics of a bundle go: to what led to the crash. */
const METRICS_MS = 10 * 60_000;

/**
 * One page about a dyno's last crash, for somebody else to look into. Values of secret config vars are masked
 * everywhere; of all others only the names are listed.
 * @throws {DynodeckError} `unknown-dyno` when it has not crashed
 */
export async function crashBundle(app: App, dyno: string, version: string): Promise<{ name: string; html: string }> {
  const crash = app.crashes.last(dyno);
  if (crash === null) throw new DynodeckError('unknown-dyno', `${dyno} has not crashed since ${app.name} was opened.`);
  const secrets = await app.config.knownValues();
  const mask = (text: string): string => maskSecrets(text, secrets);
  const { processTypes, configVars, releases } = app.snapshot();
  const release = releases?.current ?? null;
  const html = crashPage({
    app: app.name,
    crash: maskedCrash(crash, mask),
    dynos: linesAround(app, crash, mask),
    meters: metersBefore(app, crash),
    processTypes: processTypes.map(({ name, command, quantity }) => ({ name, command: mask(command), quantity })),
    configVars: [...new Set(configVars.map(({ name }) => name))],
    facts: [
      ['Dynodeck', version],
      ['Release', release === null ? 'none' : `v${release}`],
      ['Node of Dynodeck', process.version],
      ['System', `${process.platform} ${arch()} ${systemRelease()}`],
    ],
  });
  const moment = new Date(crash.at).toISOString().slice(0, 19).replaceAll(':', '-');
  return { name: `${app.name}-${dyno}-crash-${moment}.html`, html };
}

/** The crashed dyno first, then the others as the log names them. */
function linesAround(app: App, { dyno, logLine }: Crash, mask: (text: string) => string): BundledDyno[] {
  const byDyno = new Map<string, string[]>([[dyno, []]]);
  const rows = app.logplex.context(logLine, LINES_BEFORE, LINES_AFTER);
  // From the newest back, as far as each dyno's share goes.
  for (const row of rows.toReversed()) {
    const lines = byDyno.get(row.dyno) ?? [];
    byDyno.set(row.dyno, lines);
    if (lines.length < LINES_OF_A_DYNO) {
      lines.push(formatLine({ ...row, text: mask(stripAnsi(row.text)).slice(0, MAX_TEXT_LENGTH) }));
    }
  }
  return [...byDyno].map(([name, lines]) => ({ name, lines: lines.toReversed() }));
}

function metersBefore(app: App, { at }: Crash): BundledMeter[] {
  const samples = app.platform.samples.filter((sample) => sample.at > at - METRICS_MS);
  const names = [...new Set(samples.flatMap(({ dynos }) => dynos.map(({ dyno }) => dyno)))];
  return names.map((dyno) => {
    const own = samples.flatMap(({ at: time, dynos }) => {
      const found = dynos.find((sample) => sample.dyno === dyno);
      return found === undefined ? [] : [{ at: time, cpu: found.cpu, memory: found.memory }];
    });
    return { dyno, points: own };
  });
}
