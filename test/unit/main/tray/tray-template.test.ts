import { expect, test } from 'vitest';
import { appStatus } from '../../../../electron/main/engine-process/app-status.ts';
import { trayTemplate, trayTooltip } from '../../../../electron/main/tray/tray-template.ts';
import { click, itemsOf } from '../menu/options.ts';
import { app, dyno } from '../snapshots.ts';

function tray(...apps: Parameters<typeof appStatus>[0][]) {
  const asked: string[] = [];
  const template = trayTemplate(apps.map(appStatus), {
    command: (command, id) => asked.push(`${command} ${id}`),
    showApp: (id) => asked.push(`show ${id}`),
    showWindow: () => asked.push('window'),
    quit: () => asked.push('quit'),
  });
  return { template, asked };
}

test('the tray lists each app with its state in words, and starts, stops and shows it', () => {
  const { template, asked } = tray(
    app('shop & co', [dyno('web.1', { state: 'up' }), dyno('worker.1', { state: 'crashed' })]),
    app('blog', [dyno('web.1')]),
  );
  const labels = template.map(({ label }) => label);
  expect(labels.slice(0, 2)).toEqual(['shop && co  —  1 of 2 dynos up, 1 crashed', 'blog  —  0 of 1 dyno up']);
  for (const label of ['Start All', 'Stop All', 'Show']) click(template.slice(0, 1), label);
  click(template, 'Show Dynodeck');
  click(template, 'Quit Dynodeck');
  expect(asked).toEqual(['start shop & co', 'stop shop & co', 'show shop & co', 'window', 'quit']);
  const blog = itemsOf(template.slice(1, 2));
  expect(blog.find(({ label }) => label === 'Start All')?.enabled).toBe(true);
  expect(blog.find(({ label }) => label === 'Stop All')?.enabled).toBe(false);
});

test('without apps, the tray still shows the window and quits', () => {
  const { template } = tray();
  expect(template.map(({ label }) => label).filter(Boolean)).toEqual(['No app is open', 'Show Dynodeck', 'Quit Dynodeck']);
});

test('the tooltip counts crashed dynos or, without any, those that are up', () => {
  const up = appStatus(app('shop', [dyno('web.1', { state: 'up' })]));
  const crashed = appStatus(app('blog', [dyno('web.1', { state: 'crashed' }), dyno('web.2', { state: 'crashed' })]));
  expect(trayTooltip([])).toBe('Dynodeck – 0 dynos up');
  expect(trayTooltip([up])).toBe('Dynodeck – 1 dyno up');
  expect(trayTooltip([up, crashed])).toBe('Dynodeck – 2 dynos crashed');
});
