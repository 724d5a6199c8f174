/**
 * The floor plan: which folder of a runtime stands on which storey. An arrow (an import) goes down or stays on its
 * storey; docs/architecture.md has one paragraph for each room.
 */
export const RUNTIMES = [
  {
    folder: 'shared',
    storeys: [],
    looseFiles: 0,
  },
  {
    folder: 'electron/engine',
    storeys: [
      { name: 'ground', rooms: ['system', 'storage', 'net', 'git'] },
      { name: 'features', rooms: ['*'] },
      { name: 'app', rooms: ['app'] },
      { name: 'roof', rooms: ['engine.ts', 'api'] },
    ],
    looseFiles: 1,
  },
  {
    folder: 'electron/server',
    storeys: [
      { name: 'ground', rooms: ['host', 'languages'] },
      { name: 'features', rooms: ['*'] },
      { name: 'roof', rooms: ['process'] },
    ],
    looseFiles: 0,
  },
  {
    folder: 'electron/cli',
    storeys: [
      { name: 'ground', rooms: ['output'] },
      { name: 'client', rooms: ['app', 'arguments.ts', 'command.ts'] },
      { name: 'features', rooms: ['*'] },
      { name: 'roof', rooms: ['commands', 'completion', 'commands.ts', 'program.ts', 'cli.ts'] },
    ],
    looseFiles: 5,
  },
  {
    folder: 'electron/main',
    storeys: [
      { name: 'ground', rooms: ['settings', 'logging'] },
      { name: 'features', rooms: ['*'] },
      {
        name: 'roof',
        rooms: ['main.ts', 'desktop-app.ts', 'desktop-actions.ts', 'desktop-menus.ts', 'quit.ts', 'apply-language.ts'],
      },
    ],
    looseFiles: 6,
  },
  {
    folder: 'renderer',
    storeys: [
      { name: 'ground', rooms: ['client', 'ui'] },
      { name: 'state', rooms: ['state', 'commands'] },
      { name: 'features', rooms: ['*'] },
      { name: 'roof', rooms: ['shell', 'main.tsx', 'page-language.ts'] },
    ],
    looseFiles: 2,
  },
];

/** The runtime a file belongs to, and its room there: a folder, or the file itself where it lies loose. */
export function placeOf(file) {
  const runtime = RUNTIMES.find(({ folder }) => file.startsWith(`${folder}/`));
  if (!runtime) return null;
  const room = file.slice(runtime.folder.length + 1).split('/')[0];
  return { runtime, room, storey: storeyOf(runtime, room) };
}

function storeyOf({ storeys }, room) {
  const named = storeys.findIndex(({ rooms }) => rooms.includes(room));
  return named === -1 ? storeys.findIndex(({ rooms }) => rooms.includes('*')) : named;
}
