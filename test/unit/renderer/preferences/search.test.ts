import { Square } from 'lucide-react';
import { expect, test } from 'vitest';
import type { Command } from '../../../../renderer/commands/command.ts';
import { matchingCommands, matchingGroups } from '../../../../renderer/preferences/search.ts';
import type { SettingGroup, SwitchSetting } from '../../../../renderer/preferences/setting.ts';

const value = { read: () => true, subscribe: () => () => {}, set: () => {} };
const wrap: SwitchSetting = { id: 'wrap', kind: 'switch', title: 'Wrap lines', hint: 'Long lines go on below.', value };
const tray: SwitchSetting = { ...wrap, id: 'tray', title: 'Close to tray', hint: 'Dynos run on.', keywords: 'background' };
const GROUPS: SettingGroup[] = [
  { heading: 'Logs', settings: [wrap] },
  { heading: 'Dynodeck', settings: [tray, { ...tray, id: 'never', title: 'Tray icon', isOffered: () => false }] },
];
const COMMANDS: Command[] = [
  { id: 'find', title: 'Find in the log', section: 'Logs', icon: Square, keywords: 'grep', run: () => {} },
  { id: 'stop', title: 'Stop all dynos', section: 'App', icon: Square, run: () => {} },
];

const found = (query: string) => matchingGroups(GROUPS, query).flatMap(({ settings }) => settings.map(({ id }) => id));
const keys = (query: string) => matchingCommands(COMMANDS, query).map(({ id }) => id);

test('without a search everything is there that is offered', () => {
  expect(matchingGroups(GROUPS, '').map(({ heading }) => heading)).toEqual(['Logs', 'Dynodeck']);
  expect(found('')).toEqual(['wrap', 'tray']);
  expect(keys('')).toEqual(['find', 'stop']);
});

test('a setting is found by its title, its explanation, its heading and other words', () => {
  expect(['wrap', 'long lines', 'logs'].map(found)).toEqual([['wrap'], ['wrap'], ['wrap']]);
  expect(found('background')).toEqual(['tray']);
  expect(found('icon')).toEqual([]);
});

test('a shortcut is found by what it does, and all of them by what they are', () => {
  expect(keys('grep')).toEqual(['find']);
  expect(keys('stop')).toEqual(['stop']);
  expect(keys('shortcuts')).toEqual(['find', 'stop']);
});
