import { expect, test, type Page } from '@playwright/test';
import type { Desktop } from './launch.ts';
import { openTab, screen, startApp, terminal } from './streams-app.ts';

const PRINTER = `
const link = (target, text) => '\\x1b]8;;' + target + '\\x1b\\\\' + text + '\\x1b]8;;\\x1b\\\\';
console.log('said before anyone looked');
console.log('\\x1b[32mgreen words\\x1b[0m');
console.log('plain http://127.0.0.1:9/plain address');
console.log(link('http://127.0.0.1:9/named', 'named-link') + ' ' + link('javascript:alert(1)', 'evil-link') + ' ' +
  link('file:///etc/passwd', 'file-link'));
setInterval(() => {}, 1e6);
`;

const FILES = {
  Procfile: 'printer: node printer.mjs\nshell: bash --noprofile --norc\n',
  'printer.mjs': PRINTER,
  '.env': 'PS1=ready>\n',
};

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  desktop = await startApp(FILES, ['printer.1', 'shell.1']);
  window = desktop.window;
});

test.afterAll(() => desktop?.close());

/** Types a command into the shell's terminal. */
async function type(command: string): Promise<void> {
  await openTab(window, 'shell.1');
  await terminal(window, 'shell.1').click();
  await window.keyboard.type(`${command}\n`);
}

/** The middle of a text on the screen of a terminal. */
async function placeOf(dyno: string, text: string): Promise<{ x: number; y: number }> {
  return screen(window, dyno).evaluate((rows, wanted) => {
    const walker = document.createTreeWalker(rows, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const start = walker.currentNode.textContent!.indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, start);
      range.setEnd(walker.currentNode, start + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`The screen does not show ${wanted}`);
  }, text);
}

test('a terminal shows what its dyno printed before it was looked at, in its colours', async () => {
  await openTab(window, 'printer.1');
  await expect(screen(window, 'printer.1')).toContainText('said before anyone looked');
  const green = screen(window, 'printer.1').locator('span', { hasText: 'green words' });
  const theme = await window.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'var(--ansi-2)';
    return getComputedStyle(probe).color;
  });
  await expect(green).toHaveCSS('color', theme);
});

test('a dyno reads what is typed, and Ctrl with a letter is its own', async () => {
  await type('cat');
  await window.keyboard.type('echoed by cat\n');
  await window.keyboard.press('Control+d');
  await type('echo $((6 * 7)) answers');
  await expect(screen(window, 'shell.1')).toContainText('42 answers');
});

test('the program knows the size of its terminal, also after the window has changed', async () => {
  const told = async (mark: string): Promise<string[]> => {
    await type(`echo "${mark}: $(stty size)"`);
    const answer = new RegExp(`${mark}: (\\d+) (\\d+)`);
    await expect(screen(window, 'shell.1')).toContainText(answer);
    return answer.exec(await screen(window, 'shell.1').innerText())!.slice(1);
  };
  const rows = screen(window, 'shell.1').locator('> div');
  const before = await told('before');
  expect(Number(before[0])).toBe(await rows.count());
  await desktop.app.evaluate(({ BrowserWindow }) => {
    const [only] = BrowserWindow.getAllWindows();
    const { width, height } = only!.getBounds();
    only!.setBounds({ width: width - 100, height: height - 120 });
  });
  await expect(rows).not.toHaveCount(Number(before[0]));
  const after = await told('after');
  expect(Number(after[0])).toBe(await rows.count());
  expect(Number(after[1])).toBeLessThan(Number(before[1]));
});

test('a full-screen program has the screen to itself and gives it back, and a reload shows the same', async () => {
  await type('clear; echo under the program');
  await type("printf '\\e[?1049h\\e[H\\e[2Jfull-%s' screen; read; printf '\\e[?1049l'");
  await expect(screen(window, 'shell.1')).toContainText('full-screen');
  await expect(screen(window, 'shell.1')).not.toContainText('under the program');
  await window.reload();
  await openTab(window, 'shell.1');
  await expect(screen(window, 'shell.1')).toContainText('full-screen');
  await expect(screen(window, 'shell.1')).not.toContainText('under the program');
  await type('');
  await expect(screen(window, 'shell.1')).toContainText('under the program');
});

test('search finds and counts what the terminal holds, scrolled away or not', async () => {
  await type('clear; for i in $(seq 200); do echo "needle-$i"; done');
  await expect(screen(window, 'shell.1')).toContainText('needle-200');
  await window.keyboard.press('Control+Shift+F');
  const bar = terminal(window, 'shell.1').getByRole('search');
  const field = bar.getByRole('textbox', { name: 'Find in terminal' });
  await field.fill('NEEDLE-1');
  await expect(bar.getByRole('status')).toHaveText(/^\d+ of 111$/);
  await bar.getByRole('button', { name: 'Match case' }).click();
  await expect(bar.getByRole('status')).toHaveText('No match');
  await field.fill('needle-42');
  await expect(bar.getByRole('status')).toHaveText('1 of 1');
  await expect(screen(window, 'shell.1')).toContainText('needle-42');
  await field.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(terminal(window, 'shell.1').getByRole('textbox', { name: 'Terminal input' })).toBeFocused();
});

test('links say where they lead, and only http and https are opened', async () => {
  await desktop.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const opened = () => desktop.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await openTab(window, 'printer.1');
  const press = async (text: string): Promise<void> => {
    const { x, y } = await placeOf('printer.1', text);
    await window.mouse.move(x - 1, y);
    await window.mouse.move(x, y);
    await window.keyboard.down('Control');
    await window.mouse.click(x, y);
    await window.keyboard.up('Control');
  };
  for (const refused of ['evil-link', 'file-link']) await press(refused);
  const { x, y } = await placeOf('printer.1', 'named-link');
  await window.mouse.move(x, y);
  await expect(terminal(window, 'printer.1')).toContainText('http://127.0.0.1:9/named');
  await press('named-link');
  await expect.poll(opened).toEqual(['http://127.0.0.1:9/named']);
  await press('127.0.0.1:9/plain');
  await expect.poll(opened).toEqual(['http://127.0.0.1:9/named', 'http://127.0.0.1:9/plain']);
});

test('a program has to ask before it writes to the clipboard', async () => {
  await desktop.app.evaluate(({ clipboard }) => clipboard.writeText('mine'));
  await type(`printf '\\e]52;c;${Buffer.from('from the program').toString('base64')}\\a'`);
  const request = window.getByRole('alertdialog', { name: 'Clipboard request of shell.1' });
  await expect(request).toContainText('from the program');
  await request.getByRole('button', { name: 'Refuse' }).click();
  await expect(request).toHaveCount(0);
  expect(await desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('mine');
  await type(`printf '\\e]52;c;${Buffer.from('wanted').toString('base64')}\\a'`);
  await request.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('wanted');
});

test('text is selected, copied and pasted with the keys of terminals', async () => {
  // The shell echoes what is typed: the word is only there once it has answered.
  await type("clear; echo pick-'me'");
  await expect(screen(window, 'shell.1')).toContainText('pick-me');
  const { x, y } = await placeOf('shell.1', 'pick-me');
  await window.mouse.dblclick(x, y);
  await window.keyboard.press('Control+Shift+C');
  await expect.poll(() => desktop.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('pick-me');
  await window.mouse.click(x, y, { button: 'right' });
  await window.getByRole('menuitem', { name: 'Paste' }).click();
  await expect(screen(window, 'shell.1')).toContainText('ready>pick-me');
  await window.keyboard.press('Control+u');
});

test('F6 leads out of a terminal, whose Tab key belongs to the program', async () => {
  await type('clear');
  await window.keyboard.press('F6');
  await expect(terminal(window, 'shell.1').getByRole('textbox', { name: 'Terminal input' })).not.toBeFocused();
});

test('the grid shows all terminals, and typing goes to the one that was clicked', async () => {
  await type('clear; echo in the tab');
  await expect(screen(window, 'shell.1')).toContainText('in the tab');
  await openTab(window, 'Grid');
  await expect(screen(window, 'printer.1')).toContainText('green words');
  await expect(screen(window, 'shell.1')).toContainText('in the tab');
  await terminal(window, 'shell.1').click();
  await window.keyboard.type('echo $((20 + 3)) in the grid\n');
  await expect(screen(window, 'shell.1')).toContainText('23 in the grid');
  await window.getByRole('button', { name: 'Maximize shell.1' }).click();
  await expect(window.getByRole('tab', { name: 'shell.1', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(screen(window, 'shell.1')).toContainText('23 in the grid');
});

test('the bar under a terminal says how its dyno ended, and the screen stays', async () => {
  await openTab(window, 'printer.1');
  await window.getByRole('button', { name: 'Stop printer.1' }).click();
  await expect(terminal(window, 'printer.1')).toContainText('printer.1 killed by SIGTERM (143)');
  await expect(screen(window, 'printer.1')).toContainText('green words');
});
