import { isatty } from 'node:tty';
import type { AppSnapshot } from '../../../shared/app/app.ts';
import { RESET_MODES } from '../../engine/terminal/replay/reset-modes.ts';
import { onStopSignals } from '../../server/host/stop-signals.ts';
import { type FoundApp, requireApp } from '../app/find-app.ts';
import { CommandFailure } from '../output/failure.ts';
import { signalStatus } from '../output/exit-reason.ts';
import { standardOutput } from '../output/descriptor-output.ts';
import { OwnTerminal } from './own-terminal.ts';
import { AttachedTerminal } from './terminal-view.ts';

/** Ctrl-], as in telnet: Ctrl-\ makes a Java or Ruby dyno dump its threads, and debuggers use most other keys. */
const DETACH_KEY = 0x1d;

/**
 * `dynodeck attach`: a dyno's terminal on this one.
 * @returns the dyno's exit status, or 0 when its user detached
 */
export async function attach(name: string, folder: string | null): Promise<number> {
  const found = await requireApp(folder);
  try {
    requireTerminal(found.app, name);
    return await show(found, name);
  } finally {
    // Left open, the connection would keep this command from ending.
    found.client.close();
  }
}

function requireTerminal(app: AppSnapshot, name: string): void {
  const dyno = app.dynos.find((candidate) => candidate.name === name);
  if (!dyno) throw new CommandFailure(`There is no dyno ${name}: \`dynodeck ps\` lists those there are.`);
  if (dyno.pid === null && dyno.exit === null) throw new CommandFailure(`${name} has not run yet.`);
}

async function show({ client, app }: FoundApp, name: string): Promise<number> {
  const terminal = new OwnTerminal();
  const output = standardOutput();
  const view = new AttachedTerminal(client, app.id, name, output);
  let status: number | null = null;
  onStopSignals((signal) => {
    status = signalStatus(signal);
    view.detach();
  });
  output.onClose(() => view.detach());
  terminal.take();
  process.stderr.write(`Attached to ${name} of ${app.name}. Ctrl-] detaches.\r\n`);
  try {
    await view.open(terminal.size);
    terminal.onInput((bytes) => {
      const end = bytes.indexOf(DETACH_KEY);
      view.input(end < 0 ? bytes : bytes.subarray(0, end));
      if (end >= 0) view.detach();
    });
    terminal.onResize((size) => view.resize(size));
    const ending = await view.ended;
    // A program that has ended is reset by the engine.
    if (ending.how !== 'exited' && isatty(1)) await output.write(Buffer.from(RESET_MODES));
    switch (ending.how) {
      case 'detached':
        process.stderr.write(`\r\nDetached from ${name}.\n`);
        return status ?? 0;
      case 'exited':
        process.stderr.write(`\r\n${name} exited with status ${ending.status}.\n`);
        return ending.status;
      case 'lost':
        throw new CommandFailure('The engine it ran in has ended.');
    }
  } finally {
    terminal.restore();
  }
}
