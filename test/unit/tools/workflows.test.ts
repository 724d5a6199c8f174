import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../../electron/tools/root.mjs';
import { steps } from '../../tools/steps.mjs';

const FOLDER = join(root, '.github/workflows');
const PINNED = /^(\.\/\.github\/workflows\/[\w-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40})$/;
/** Of npm's own commands, those that need no script of ours. */
const NPM_ITSELF = new Set(['ci']);

interface Step {
  uses?: string;
  run?: string;
}
interface Job {
  uses?: string;
  steps?: Step[];
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
}
interface Workflow {
  permissions?: Record<string, string>;
  concurrency?: unknown;
  jobs: Record<string, Job>;
}

const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts;
const builder = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as {
  publish?: unknown;
  nsis?: { artifactName?: string };
};
const names = readdirSync(FOLDER);

function textOf(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

function read(name: string): Workflow {
  return parse(textOf(name)) as Workflow;
}

function stepsOf({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap((job) => job.steps ?? []);
}

/** The words of each command that starts so, up to the end of its line or an operator of the shell. */
function commands(workflow: Workflow, start: RegExp): string[][] {
  const lines = stepsOf(workflow).flatMap(({ run = '' }) => run.replaceAll('\\\n', ' ').split('\n'));
  return lines.flatMap((line) => {
    const found = start.exec(line);
    if (!found || line.trimStart().startsWith('#')) return [];
    return [line.slice(found.index + found[0].length).split(/[;&|]/, 1)[0]!.trim().split(/\s+/).filter(Boolean)];
  });
}

function stepsAsked(workflow: Workflow): string[] {
  return [...commands(workflow, /\bnpm test --(?= )/), ...commands(workflow, /\bnode test\/run\.mjs(?= )/)].flat();
}

test('there is a workflow for every change and one for releases', () => {
  expect(names.toSorted()).toEqual(['ci.yml', 'release.yml']);
});

describe.each(names)('%s', (name) => {
  const workflow = read(name);

  test('asks `npm test` for steps that there are', () => {
    expect(stepsAsked(workflow).filter((step) => !steps.some((known) => known.name === step))).toEqual([]);
  });

  test('runs scripts that package.json has', () => {
    const run = commands(workflow, /\bnpm run /).map(([script]) => script!);
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
    const others = commands(workflow, /\bnpm (?!run |test )/).map(([command]) => command!);
    expect(others.filter((command) => !NPM_ITSELF.has(command))).toEqual([]);
  });

  test('pins every action to a commit, and says which version that is', () => {
    const used = [...Object.values(workflow.jobs), ...stepsOf(workflow)].flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !PINNED.test(action))).toEqual([]);
    const pins = textOf(name).split('\n').filter((line) => /uses: .*@/.test(line));
    expect(pins.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('may only read, and says how long a job may take and what ends it', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(workflow.concurrency).toBeDefined();
    const endless = Object.entries(workflow.jobs).filter(([, job]) => !job.uses && !job['timeout-minutes']);
    expect(endless).toEqual([]);
  });

  test('puts nothing of an event into a shell script, where it would be run', () => {
    expect(stepsOf(workflow).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });
});

test('every step of `npm test` is run by the workflow for changes', () => {
  const workflow = read('ci.yml');
  const asked = new Set(stepsAsked(workflow));
  expect(steps.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([]);
});

test('only the job that drafts a release may write', () => {
  const { jobs } = read('release.yml');
  const writing = Object.entries(jobs).filter(([, { permissions }]) => permissions !== undefined);
  expect(writing.map(([name, { permissions }]) => [name, permissions])).toEqual([['draft', { contents: 'write' }]]);
  expect(stepsOf({ jobs: { draft: jobs['draft']! } }).filter(({ run }) => run?.includes('npm'))).toEqual([]);
});

test('a package names its feed where a release is made, and nowhere else', () => {
  expect(builder.publish).toBeNull();
  expect(textOf('release.yml')).toContain('-c.publish.provider=github');
  // GitHub writes a dot for a space in the name of a file, and then the feed names a file that is not there.
  expect(builder.nsis?.artifactName).toMatch(/^[^ ]+$/);
});
