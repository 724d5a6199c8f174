import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { root } from '../../../electron/tools/root.mjs';
import { ensureInstalled } from '../../tools/system-packages.mjs';
import { binOf, installNpmPeers, NPM_PEERS, type NpmPeer } from './packages.ts';
import { DYNODECK, type Runner } from './runner.ts';

/** Not in the npm registry and not in Debian: they cannot be measured where nothing else is reached. */
const NOT_PACKAGED = ['overmind and hivemind are neither npm nor Debian packages'];

const commands = ({ processes }: { processes: { command: string }[] }) => processes.map(({ command }) => command);
const names = ({ processes }: { processes: { name: string }[] }) => processes.map(({ name }) => name);

const NPM_RUNNERS: Record<NpmPeer, Omit<Runner, 'version'>> = {
  heroku: {
    name: 'heroku local',
    command: () => [binOf('heroku', 'heroku'), 'local'],
    // Neither reports nor looks for updates while it is measured.
    env: { DISABLE_TELEMETRY: 'true', HEROKU_SKIP_NEW_VERSION_CHECK: 'true', HEROKU_SKIP_ANALYTICS: '1' },
    output: 'lines',
  },
  foreman: { name: 'node-foreman', command: () => [binOf('foreman', 'nf'), 'start'], env: {}, output: 'lines' },
  concurrently: {
    name: 'concurrently',
    command: (app) => [binOf('concurrently', 'concurrently'), '--names', names(app).join(','), ...commands(app)],
    env: {},
    output: 'lines',
  },
  mprocs: {
    name: 'mprocs',
    command: (app) => [binOf('mprocs', 'mprocs'), '--names', names(app).join(','), ...commands(app)],
    env: {},
    output: 'screen',
  },
};

/** Dynodeck, the peers that are there, and why others are not. */
export async function availableRunners(without: string[]): Promise<{ runners: Runner[]; missing: string[] }> {
  const missing = [...NOT_PACKAGED, ...installSystemPeers()];
  const runners = [dynodeck()];
  const peers = (Object.keys(NPM_RUNNERS) as NpmPeer[]).filter((peer) => !without.includes(peer));
  for (const [peer, problem] of installNpmPeers(peers)) {
    if (problem === null) runners.push({ ...NPM_RUNNERS[peer], version: NPM_PEERS[peer] });
    else missing.push(problem);
  }
  runners.push(...systemRunners().filter(({ name, version }) => version !== '' && !without.includes(name)));
  return { runners, missing };
}

function dynodeck(): Runner {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const cli = join(root, 'out/main/cli.js');
  return {
    name: DYNODECK,
    version,
    command: () => [process.execPath, cli, 'local', '--on-exit', 'stop'],
    env: {},
    output: 'lines',
  };
}

function systemRunners(): Runner[] {
  return [
    {
      name: 'ruby-foreman',
      version: versionOf('foreman', 'version'),
      command: () => ['foreman', 'start'],
      env: {},
      output: 'lines',
    },
    { name: 'tmux', version: versionOf('tmux', '-V'), command: tmuxCommand, env: {}, output: 'screen' },
  ];
}

/** A window per process, in a server of its own that knows no configuration. */
function tmuxCommand(app: { folder: string; processes: { name: string; command: string }[] }): string[] {
  const windows = app.processes.flatMap(({ name, command }, index) => [
    ...(index === 0 ? ['new-session', '-d'] : [';', 'new-window', '-d']),
    ...['-n', name, command],
  ]);
  return ['tmux', '-S', `${app.folder}/tmux.socket`, '-f', '/dev/null', ...windows, ';', 'attach-session'];
}

/** Programs of Debian's packages that are measured or that measure beside us. */
const NEEDS = [
  { kind: 'program', name: 'foreman', packages: ['ruby-foreman'] },
  { kind: 'program', name: 'tmux', packages: ['tmux'] },
  { kind: 'program', name: 'script', packages: ['bsdutils'] },
  { kind: 'program', name: 'rg', packages: ['ripgrep'] },
];

/** Installs what is missing where that may be done. @returns one line per program that is not there */
function installSystemPeers(): string[] {
  return NEEDS.flatMap((need) => ensureInstalled([need]) ?? []);
}

/** The first number in what `--version` prints; empty where the program is not there. */
function versionOf(program: string, flag = '--version'): string {
  const { stdout } = spawnSync(program, [flag], { encoding: 'utf8' });
  return /\d+(\.\d+)+[a-z]?/.exec(stdout ?? '')?.[0] ?? '';
}
