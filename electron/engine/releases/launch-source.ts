import { RELEASE } from '../../../shared/dynos/formation.ts';
import { describeSlug } from '../../../shared/releases/release-change.ts';
import type { Dyno } from '../dyno/dyno.ts';
import { slugOf } from './pending-changes.ts';
import type { StoredRelease } from './ledger/release-line.ts';
import type { ReleaseCode } from './release-code.ts';
import type { ReleaseHost } from './release-host.ts';
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

/** Heroku's dyno metadata (docs/heroku.md §2.5), from the release a dyno runs. */
function releaseMetadata(app: string, release: StoredRelease | null): Record<string, string> {
  if (release === null) return { HEROKU_APP_NAME: app };
  const { version, at, commit } = release;
  return {
    HEROKU_APP_NAME: app,
    HEROKU_RELEASE_VERSION: `v${version}`,
    HEROKU_RELEASE_CREATED_AT: formatSeconds(at),
    ...(commit === null ? {} : { HEROKU_SLUG_COMMIT: commit.hash, HEROKU_SLUG_DESCRIPTION: describeSlug(commit.hash) }),
  };
}

/** `2015-04-02T18:00:42Z` */
function formatSeconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}Z`;
}
