import { assertNever } from './assert-never.ts';
import type { UpdateState } from './desktop-bridge.ts';

/** One sentence or two for whoever asked. */
export function updateWords(state: UpdateState, version: string): string {
  switch (state.phase) {
    case 'off':
      return state.reason;
    case 'current':
      return `Dynodeck ${version} is the newest version.`;
    case 'waiting':
      return 'Dynos are running. Dynodeck looks for an update once they have been stopped.';
    case 'checking':
      return 'Dynodeck is looking for an update.';
    case 'downloading':
      return `Dynodeck ${state.version} is being downloaded: ${state.percent} %.`;
    case 'ready':
      return `Dynodeck ${state.version} is ready. It is installed when you quit.`;
    case 'failed':
      return `The look for an update failed: ${state.reason}`;
    default:
      return assertNever(state);
  }
}
