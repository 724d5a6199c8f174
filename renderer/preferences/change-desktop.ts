import type { DesktopSettings } from '../../shared/desktop/desktop-bridge.ts';
import { toFailure } from '../../shared/contract/failure.ts';
import { desktop } from '../client/desktop.ts';
import { notify } from '../ui/state/notices.ts';

/** Changes settings of the desktop app. Main says what is in force then. */
export function changeDesktop(changes: Partial<DesktopSettings>): void {
  desktop?.changeSettings(changes).catch((thrown: unknown) => notify(toFailure(thrown).message));
}
