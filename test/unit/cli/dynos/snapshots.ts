import type { AppSnapshot } from '../../../../shared/app/app.ts';
import type { DynoSnapshot, ProcessTypeSnapshot } from '../../../../shared/dynos/dyno.ts';
import { dynoSnapshot } from '../../dyno-snapshot.ts';

/** `web.1`, as a command is told of it. @param since as ISO time */
export function dyno(name: string, state: DynoSnapshot['state'], since: string, command: string): DynoSnapshot {
  const kind = name.startsWith('run.') ? 'one-off' : 'formation';
  return dynoSnapshot(name, { kind, state, command, port: 5001, pid: 4242, since: Date.parse(since) });
}

export function processType(name: string, quantity: number, size: string, command = name): ProcessTypeSnapshot {
  return { name, command, line: 1, quantity, inFormation: name !== 'release', size };
}

export function app(processTypes: ProcessTypeSnapshot[], dynos: DynoSnapshot[]): AppSnapshot {
  return {
    id: '0123456789ab',
    name: 'myapp',
    folder: '/home/jane/myapp',
    settings: { procfile: null, envFiles: null, port: null, assignedPort: null, formation: {}, trusted: true },
    procfile: 'Procfile',
    envFiles: ['.env'],
    basePort: 5001,
    basePortOrigin: 'default',
    processTypes,
    dynos,
    configVars: [],
    problems: [],
    folderExists: true,
    firstExit: null,
    closing: false,
    portConflict: null,
    router: { state: 'off', addresses: [], problem: null, authority: null },
    releases: null,
    setup: null,
    sizeWarnings: [],
  };
}
