import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { menuTemplate, type MenuOptions } from '../../../electron/main/menu-template.ts';

const opened: string[] = [];
const options: MenuOptions = {
  recent: [{ folder: '/srv/a & b', name: 'a & b', openedAt: 0 }],
  platform: 'linux',
  developing: true,
  actions: {
    openFolder: () => {},
    openRecent: (folder) => opened.push(folder),
    closeWindow: () => {},
    quit: () => {},
    showLogs: () => {},
  },
};

/** Roles whose own accelerator, unless replaced, is Ctrl with a letter. */
const ROLES_WITH_LETTERS = new Set(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'close', 'quit', 'reload', 'minimize', 'toggleDevTools']);
const CTRL_LETTER = /^(Ctrl|Control|CommandOrControl|CmdOrCtrl)\+[A-Z]$/i;

function itemsOf(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

describe.each(['linux', 'win32'] as const)('the menu on %s', (platform) => {
  const items = itemsOf(menuTemplate({ ...options, platform }));

  test('takes no Ctrl with a letter from the programs in the terminals', () => {
    const taken = items.filter(({ accelerator = '' }) => CTRL_LETTER.test(String(accelerator)));
    expect(taken).toEqual([]);
    const unguarded = items.filter(
      ({ role, accelerator, registerAccelerator }) =>
        ROLES_WITH_LETTERS.has(role ?? '') && !accelerator && registerAccelerator !== false,
    );
    expect(unguarded).toEqual([]);
  });

  test('has no mnemonics: Alt with a letter belongs to the terminals too', () => {
    const labels = items.map(({ label = '' }) => label.replaceAll('&&', ''));
    expect(labels.filter((label) => label.includes('&'))).toEqual([]);
  });

  test('can open, close and quit', () => {
    const labels = items.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Open Folder…', 'Open Recent', 'Close Window', 'Quit Dynodeck']));
  });
});

test('the menu offers recent apps by name and folder, and opens the one that is chosen', () => {
  const recent = itemsOf(menuTemplate(options)).find(({ label }) => label?.startsWith('a && b'));
  expect(recent?.label).toContain('/srv/a && b');
  (recent as { click(): void }).click();
  expect(opened).toEqual(['/srv/a & b']);
});

test('developer tools are only for developing Dynodeck', () => {
  const roles = (developing: boolean) => itemsOf(menuTemplate({ ...options, developing })).map(({ role }) => role);
  expect(roles(true)).toContain('toggleDevTools');
  expect(roles(false)).not.toContain('toggleDevTools');
});
