import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { accelerator } from '../../../../renderer/desktop/menu-keys.ts';
import { defaultsOf } from '../../../../renderer/commands/keymap.ts';
import { KEYBOARDS } from '../../../../renderer/commands/keyboard-layout.ts';
import { MenuKeysSchema } from '../../../../shared/desktop/desktop-bridge.ts';
import { WINDOW_COMMANDS } from '../keyboard/window-commands.ts';

const fits = (runOneOff: unknown): boolean => v.is(MenuKeysSchema, { openFolder: null, runOneOff });

describe('a chord as an accelerator of the native menu', () => {
  it('is written as Electron writes it', () => {
    expect(accelerator('Ctrl+Shift+P', 'linux')).toBe('Ctrl+Shift+P');
    expect(accelerator('Alt+Shift+Meta+W', 'mac')).toBe('Alt+Shift+Cmd+W');
    expect(accelerator('Meta+ArrowUp', 'linux')).toBe('Super+Up');
    expect(accelerator('Ctrl++', 'windows')).toBe('Ctrl+Plus');
    expect(accelerator('Ctrl+Shift+ ', 'windows')).toBe('Ctrl+Shift+Space');
  });

  it('is none without a modifier, and for keys the menu has no name for', () => {
    expect(accelerator('F6', 'linux')).toBeNull();
    expect(accelerator('Ctrl+Shift+?', 'linux')).toBeNull();
    expect(accelerator('Ctrl+MediaPlayPause', 'linux')).toBeNull();
    expect(accelerator('Ctrl+É', 'linux')).toBeNull();
  });

  it.each(KEYBOARDS)('is what main takes, for every default with a modifier on %s', (keyboard) => {
    const all = WINDOW_COMMANDS.flatMap((command) => defaultsOf(command, keyboard)).flatMap(({ chord }) => {
      const written = accelerator(chord, keyboard);
      return written === null ? [] : [written];
    });
    expect(all.length).toBeGreaterThan(20);
    expect(all.filter((written) => !fits(written))).toEqual([]);
  });

  it('is refused by main when it is anything else', () => {
    const wrong = ['', 'P', 'Ctrl+', 'Ctrl+Foo', 'Ctrl+Shift+P\n', 'Hyper+P', 'Ctrl+é', 7];
    expect(wrong.filter(fits)).toEqual([]);
  });
});
