import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../../../electron/main/menu/template.ts';
import { click, itemsOf, recordingOptions } from './options.ts';

/** Roles whose own accelerator, unless replaced, is Ctrl with a letter. */
const ROLES_WITH_LETTERS = new Set(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'close', 'quit', 'reload', 'minimize', 'toggleDevTools']);
const CTRL_LETTER = /^(Ctrl|Control|CommandOrControl|CmdOrCtrl)\+[A-Z]$/i;
const PLATFORMS = ['linux', 'win32', 'darwin'] as const;

describe.each(['linux', 'win32'] as const)('the menu on %s', (platform) => {
  const items = itemsOf(menuTemplate(recordingOptions({ platform }).options));

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

  test('has its preferences and Quit under File, and no menu of the program', () => {
    const template = menuTemplate(recordingOptions({ platform }).options);
    expect(template[0]?.label).toBe('File');
    const file = itemsOf(template.slice(0, 1)).map(({ label }) => label);
    expect(file).toEqual(expect.arrayContaining(['Open Folder…', 'Open Recent', 'Close App', 'Preferences', 'Quit Dynodeck']));
  });
});

test('on macOS, the menu of the program has the preferences and Quit', () => {
  const template = menuTemplate(recordingOptions({ platform: 'darwin' }).options);
  expect(template[0]?.role).toBe('appMenu');
  const own = itemsOf(template.slice(0, 1));
  expect(own.map(({ label, role }) => role ?? label)).toEqual(expect.arrayContaining(['Preferences', 'Check for Updates…', 'quit']));
  const others = itemsOf(template).filter(({ role }) => role === undefined);
  expect(others.map(({ label }) => label)).not.toContain('Quit Dynodeck');
});

describe.each(PLATFORMS)('on %s', (platform) => {
  test('no two items share a key', () => {
    const keys = itemsOf(menuTemplate(recordingOptions({ platform }).options)).map(({ accelerator }) => accelerator);
    const given = keys.filter(Boolean);
    expect(new Set(given).size).toBe(given.length);
  });

  test('every id is there once', () => {
    const ids = itemsOf(menuTemplate(recordingOptions({ platform }).options)).flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['app.start', 'app.stop', 'app.restart', 'app.run', 'app.logs', 'app.close']));
  });
});

test('each item asks for what it says', () => {
  const { options, asked } = recordingOptions();
  const template = menuTemplate(options);
  for (const label of ['Open Folder…', 'Close App', 'Start All', 'Stop All', 'Restart All', 'Run One-Off…', 'Show Logs']) {
    click(template, label);
  }
  for (const label of ['Zoom In', 'Zoom Out', 'Actual Size', 'Dark', 'Start What Was Running', 'Copy Diagnostics']) {
    click(template, label);
  }
  for (const label of ['Keyboard Shortcuts', 'All Preferences…', 'Take the Tour']) click(template, label);
  expect(asked).toEqual([
    'openFolder',
    ...['close', 'start', 'stop', 'restart', 'run', 'logs'].map((command) => `command ${command}`),
    ...['zoom 1', 'zoom -1', 'zoom reset', 'change {"theme":"dark"}', 'change {"startRunning":true}', 'copyDiagnostics'],
    ...['shortcuts', 'preferences', 'tour'].map((dialog) => `open ${dialog}`),
  ]);
});

test('a shortcut that was changed in the window is the menu’s, and one that was taken away is nobody’s', () => {
  const keys = { openFolder: 'Ctrl+Shift+U', runOneOff: null };
  const items = itemsOf(menuTemplate(recordingOptions({ keys }).options));
  const accelerator = (label: string) => items.find((item) => item.label === label)?.accelerator;
  expect(accelerator('Open Folder…')).toBe('Ctrl+Shift+U');
  expect(accelerator('Run One-Off…')).toBe('');
  expect(accelerator('Close Window')).toBe('Ctrl+Shift+Q');
});

test('the menu offers recent apps by name and folder, opens the one that is chosen, and forgets all', () => {
  const { options, asked } = recordingOptions();
  const template = menuTemplate(options);
  click(template, 'a && b  —  /srv/a && b');
  click(template, 'Clear Recent Apps');
  expect(asked).toEqual(['openRecent /srv/a & b', 'clearRecent']);
});

test('closing to the tray is offered only where there is one, and switches show what is chosen', () => {
  const { options } = recordingOptions();
  const settings = { ...options.settings, notifications: false };
  const items = (hasTray: boolean) => itemsOf(menuTemplate({ ...options, settings, hasTray }));
  const checked = (hasTray: boolean) => items(hasTray).filter(({ type }) => type === 'checkbox').map(({ label, checked }) => [label, checked]);
  expect(checked(true)).toEqual([
    ['Start What Was Running', false],
    ['Close to Tray', false],
    ['Show Notifications', false],
    ['Check for Updates', true],
  ]);
  expect(checked(false).map(([label]) => label)).not.toContain('Close to Tray');
});

test('one theme is chosen', () => {
  const { options } = recordingOptions();
  const settings = { ...options.settings, theme: 'dark' as const };
  const themes = itemsOf(menuTemplate({ ...options, settings })).filter(({ type }) => type === 'radio');
  expect(themes.map(({ label, checked }) => `${label} ${checked}`)).toEqual(['Like the System false', 'Light false', 'Dark true']);
});

test('developer tools and reloading are only for developing Dynodeck', () => {
  const roles = (developing: boolean) => itemsOf(menuTemplate(recordingOptions({ developing }).options)).map(({ role }) => role);
  expect(roles(true)).toEqual(expect.arrayContaining(['toggleDevTools', 'reload']));
  expect(roles(false)).not.toContain('toggleDevTools');
  expect(roles(false)).not.toContain('reload');
});
