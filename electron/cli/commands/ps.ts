import { Option } from 'commander';
import { DYNO_SIZES } from '../../../shared/dynos/dyno-size.ts';
import type { Register } from '../command.ts';
import { actsOnTarget } from '../dynos/target.ts';
import { CommandFailure } from '../output/failure.ts';

interface Flags {
  long?: true;
  json?: true;
  folder?: string;
}

export const registerPs: Register = (program, run) => {
  program
    .command('ps')
    .description('list the dynos of the app that is open in this folder')
    .argument('[types...]', 'only these process types')
    .option('--long', 'with ports, pids, restarts and what they use')
    .addOption(new Option('--json', 'as JSON').conflicts('long'))
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', PS_HELP)
    .action((types: string[], { folder, json, long }: Flags) =>
      run(async () => {
        const { ps } = await import('../dynos/ps.ts');
        return ps({ folder: folder ?? null, types, format: json ? 'json' : long ? 'long' : 'heroku' });
      }),
    );
};

const PS_HELP = `
Examples:
  $ dynodeck ps
  $ dynodeck ps web worker
  $ dynodeck ps --long
  $ dynodeck ps --json | jq -r '.[].name'
`;

export const registerPsScale: Register = (program, run) => {
  program
    .command('ps:scale')
    .alias('scale')
    .description('change how many dynos of a process type run, and their size')
    .argument('[changes...]', 'web=2, worker+1, clock-1, web=2:standard-2x (default: print the formation)')
    .option('--json', 'print the formation as JSON')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', PS_SCALE_HELP)
    .action((changes: string[], { folder, json }: { folder?: string; json?: true }) =>
      run(async () => {
        const { scale } = await import('../dynos/formation.ts');
        return scale({ folder: folder ?? null, changes, json: json ?? false });
      }),
    );
};

const PS_SCALE_HELP = `
Examples:
  $ dynodeck ps:scale web=3 worker+1
  $ dynodeck ps:scale web=2:standard-2x
  $ dynodeck ps:scale                  prints what can be given back to it
`;

export const registerPsType: Register = (program, run) => {
  program
    .command('ps:type')
    .alias('ps:resize')
    .description('show or set the dyno sizes: labels with a memory quota, nothing is limited by them')
    .argument('[sizes...]', 'web=standard-2x, or one size for all process types')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', PS_TYPE_HELP)
    .action((sizes: string[], { folder }: { folder?: string }) =>
      run(async () => {
        const { type } = await import('../dynos/formation.ts');
        return type({ folder: folder ?? null, sizes });
      }),
    );
};

const PS_TYPE_HELP = `
Sizes: ${DYNO_SIZES.map(({ label }) => label).join(', ')}.

Examples:
  $ dynodeck ps:type
  $ dynodeck ps:type web=standard-2x worker=standard-1x
  $ dynodeck ps:type basic
`;

export const registerPsRestart: Register = (program, run) => {
  const command = program
    .command('ps:restart')
    .alias('restart')
    .description('restart all dynos, those of a process type, or one')
    .argument('[target]', 'a dyno or a process type (default: all but one-offs)')
    .addHelpText('after', PS_RESTART_HELP);
  actsOnTarget(command, run, 'Restarting');
};

const PS_RESTART_HELP = `
Examples:
  $ dynodeck ps:restart
  $ dynodeck ps:restart -p web
  $ dynodeck ps:restart -d worker.1
`;

export const registerPsStop: Register = (program, run) => {
  const command = program
    .command('ps:stop')
    .alias('ps:kill')
    .description('stop the dynos of a process type, or one')
    .argument('[target]', 'a dyno or a process type')
    .addHelpText('after', PS_STOP_HELP);
  actsOnTarget(command, run, 'Stopping', requireTarget);
};

function requireTarget(target: string | null): void {
  if (target !== null) return;
  throw new CommandFailure('Please specify a process type or dyno name to stop, such as -p web or -d run.4859.');
}

const PS_STOP_HELP = `
Stopped dynos stay down until \`dynodeck ps:restart\`.

Examples:
  $ dynodeck ps:stop -p worker
  $ dynodeck ps:stop -d run.4859
`;

export const registerPsCycle: Register = (program, run) => {
  const command = program
    .command('ps:cycle')
    .description("rehearse Heroku's daily restart, now")
    .argument('[target]', 'a dyno or a process type (default: all but one-offs)')
    .addHelpText('after', PS_CYCLE_HELP);
  actsOnTarget(command, run, 'Cycling');
};

const PS_CYCLE_HELP = `
A one-off dyno that is named ends, as on Heroku after a day.

Examples:
  $ dynodeck ps:cycle
  $ dynodeck ps:cycle -p worker
`;

export const registerPsSleep: Register = (program, run) => {
  program
    .command('ps:sleep')
    .description('put the web dynos to sleep, as Heroku does with idle ones; the next request wakes them')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .action(({ folder }: { folder?: string }) =>
      run(async () => {
        const { sleep } = await import('../dynos/sleep.ts');
        return sleep('Idling', folder ?? null);
      }),
    );
};

export const registerPsWake: Register = (program, run) => {
  program
    .command('ps:wake')
    .description('wake the web dynos that sleep')
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .action(({ folder }: { folder?: string }) =>
      run(async () => {
        const { sleep } = await import('../dynos/sleep.ts');
        return sleep('Unidling', folder ?? null);
      }),
    );
};

export const registerPsWait: Register = (program, run) => {
  program
    .command('ps:wait')
    .description('wait until every dyno is up with the newest release')
    .option('-t, --type <type>', 'only the dynos of this process type')
    .addOption(new Option('-R, --with-run', 'also one-off dynos').conflicts('type'))
    .option('--folder <dir>', 'the app (default: the one open in this folder or the nearest above)')
    .addHelpText('after', PS_WAIT_HELP)
    .action(({ type, withRun, folder }: { type?: string; withRun?: true; folder?: string }) =>
      run(async () => {
        const { wait } = await import('../dynos/wait.ts');
        return wait({ folder: folder ?? null, type: type ?? null, withRun: withRun ?? false });
      }),
    );
};

const PS_WAIT_HELP = `
Examples:
  $ dynodeck ps:wait
  $ dynodeck ps:wait -t web && curl localhost:5001
`;

interface OrphanFlags {
  stop?: true;
  ignore?: true;
  all?: true;
  json?: true;
  folder?: string;
}

export const registerPsOrphans: Register = (program, run) => {
  program
    .command('ps:orphans')
    .description('list dynos that a Dynodeck which was killed has left running, and end them')
    .option('--stop', 'end them: SIGTERM, five seconds, SIGKILL')
    .addOption(new Option('--ignore', 'leave them running, and never mention them again').conflicts('stop'))
    .option('--all', 'those of every folder')
    .option('--folder <dir>', 'the folder they were started in (default: the current one)')
    .option('--json', 'list them as JSON')
    .addHelpText('after', PS_ORPHANS_HELP)
    .action(({ stop, ignore, all, json, folder }: OrphanFlags) =>
      run(async () => {
        const { psOrphans } = await import('../local/ps-orphans.ts');
        const action = stop ? 'stop' : ignore ? 'ignore' : 'list';
        return psOrphans({ action, folder: all ? null : (folder ?? '.'), json: json ?? false });
      }),
    );
};

const PS_ORPHANS_HELP = `
Examples:
  $ dynodeck ps:orphans
  $ dynodeck ps:orphans --stop
  $ dynodeck ps:orphans --all --json
`;
