import { expect, test, type Page } from '@playwright/test';
import type { Desktop } from './launch.ts';
import { openTab, screen, startApp, terminal } from './streams-app.ts';

const LINES = 400_000;
/** Far above the screen, and kept: 2 MiB are, and as many lines as the scrollback has. */
const KEPT_LINE = LINES - 5_000;

/** Prints its lines on the first line of its input. */
const WHOLE = `read go; seq -f 'flood line %.0f of ${LINES}, as long as people print them' ${LINES}; read end`;

/** Floods from the first line of its input to the second, and tells what it hears. */
const TALKING = `
read go
yes 'a line of a flood, as long as people print them' &
while read word; do
  kill $! 2> /dev/null
  wait
  echo "heard $word"
done
`;

let desktop: Desktop;
let window: Page;

test.beforeAll(async () => {
  const Procfile = 'whole: stty -echo; bash whole.sh\ntalking: stty -echo; bash talking.sh\n';
  desktop = await startApp({ Procfile, 'whole.sh': WHOLE, 'talking.sh': TALKING }, ['whole.1', 'talking.1']);
  window = desktop.window;
});

test.afterAll(() => desktop?.close());

async function startFlood(dyno: string): Promise<void> {
  await openTab(window, dyno);
  await terminal(window, dyno).click();
  await window.keyboard.type('go\n');
}

const skipped = (dyno: string) => terminal(window, dyno).getByText('were skipped here to keep up');

test('a terminal shows the end of a flood, says what it skipped, and holds all that is kept', async () => {
  await startFlood('whole.1');
  await expect(screen(window, 'whole.1')).toContainText(`flood line ${LINES} of`, { timeout: 60_000 });
  await expect(skipped('whole.1')).toBeVisible();
  await terminal(window, 'whole.1').click();
  await window.keyboard.press('Control+Shift+F');
  const bar = terminal(window, 'whole.1').getByRole('search');
  const find = bar.getByRole('textbox', { name: 'Find in terminal' });
  await expect(find).toBeFocused();
  // What is kept comes when the flood has been over for a moment: a search before that finds nothing.
  await expect(async () => {
    await find.fill('');
    await find.fill(`flood line ${KEPT_LINE} of`);
    await expect(bar.getByRole('status')).toHaveText('1 of 1', { timeout: 1_000 });
  }).toPass();
});

test('what is typed into a flood is answered', async () => {
  await startFlood('talking.1');
  await expect(skipped('talking.1')).toBeVisible({ timeout: 30_000 });
  await window.keyboard.type('stop\n');
  await expect(screen(window, 'talking.1')).toContainText('heard stop');
  await window.keyboard.type('again\n');
  await expect(screen(window, 'talking.1')).toContainText('heard again');
});
