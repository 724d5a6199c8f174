/** The window's commands, outside of a window: the two things of it that are read as they are loaded. */
import { vi } from 'vitest';

vi.stubGlobal('window', {});
vi.stubGlobal('localStorage', undefined);

export const { WINDOW_COMMANDS } = await import('../../../../renderer/shell/commands/start-keyboard.ts');
