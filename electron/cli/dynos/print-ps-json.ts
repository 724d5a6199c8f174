import type { AppSnapshot } from '../../../shared/app/app.ts';
import type { DynoSnapshot } from '../../../shared/dynos/dyno.ts';
import { derivedId, dynoId } from '../../engine/dyno-manager/dyno-id.ts';
import { sizeOf } from './listed-dynos.ts';

/** What `heroku ps --json` prints, as far as there is such a thing here, and behind it what only a local dyno has. */
export function psJson(app: AppSnapshot, dynos: readonly DynoSnapshot[]): string {
  return `${JSON.stringify(dynos.map((dyno) => dynoJson(app, dyno)), null, 2)}\n`;
}

function dynoJson(app: AppSnapshot, dyno: DynoSnapshot): Record<string, unknown> {
  const { name, release, pid, restarts } = dyno;
  const changedAt = new Date(dyno.since).toISOString();
  return {
    attach_url: null,
    command: dyno.command,
    created_at: changedAt,
    id: dynoId({ app: app.id, dyno: name, pid, restarts }),
    name,
    release: release === null ? null : { id: derivedId(`${app.id} v${release}`), version: release },
    app: { id: app.id, name: app.name, folder: app.folder },
    size: sizeOf(app, dyno),
    state: dyno.state,
    type: dyno.type,
    updated_at: changedAt,
    port: dyno.port,
    pid,
    restarts,
    exit_status: dyno.exit?.status ?? null,
  };
}
