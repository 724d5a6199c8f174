import { RELEASE } from '../../../shared/dynos/formation.ts';
import type { Dyno } from '../dyno/dyno.ts';
import { slugOf } from './pending-changes.ts';
import type { StoredRelease } from './ledger/release-line.ts';
import type { ReleaseCode } from './release-code.ts';
import type { ReleaseHost } from './release-host.ts';
import { releaseMetadata } from './release-metadata.ts';
import type { ReleasePhases } from './release-phases.ts';
import type { ReleaseStore } from './release-store.ts';

/** What a dyno is started with. */
export interface LaunchSource {
  /** Null: what the Procfile says. */
  command: string | null;
  configVars: { name: string; value: string }[];
  folder: string;
  /** HEROKU_*, which shell and env files may override. */
  metadata: Record<string, string>;
  release: number | null;
}

/** What it depends on. */
interface LaunchSourceDeps {
  store: ReleaseStore;
  code: ReleaseCode;
  phases: ReleasePhases;
  host: ReleaseHost;
  /** Whether formation dynos run the current release, not what the files say. */
  isHeldBack: boolean;
}

/**
 * A release dyno gets its release's config vars and code; a formation dyno those of the current release, which are what
 * the files say unless that has not been released; any other one-off what the files say, in the current code.
 */
export function launchSource({ phases, store, code, host, ...gate }: LaunchSourceDeps, dyno: Dyno): LaunchSource {
  const phase = phases.of(dyno);
  if (phase !== null) {
    const command = phase.release.processTypes[RELEASE];
    return source(host.name, phase.release, phase.configVars, phase.folder, command);
  }
  const { current } = store;
  const isHeldBack = dyno.kind === 'formation' && gate.isHeldBack;
  const configVars = (isHeldBack ? current?.configVars : null) ?? slugOf(host.files()).configVars;
  const isByRelease = isHeldBack || (dyno.kind === 'formation' && code.worktree !== null);
  const command = isByRelease ? current?.release.processTypes[dyno.type] : undefined;
  return source(host.name, current?.release ?? null, configVars, code.worktree?.folder ?? host.folder, command);
}

function source(
  app: string,
  release: StoredRelease | null,
  configVars: Record<string, string>,
  folder: string,
  command: string | undefined,
): LaunchSource {
  return {
    command: command ?? null,
    configVars: Object.entries(configVars).map(([name, value]) => ({ name, value })),
    folder,
    metadata: releaseMetadata(app, release),
    release: release?.version ?? null,
  };
}
