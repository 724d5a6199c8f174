import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Desktop, launchDesktop } from './launch.ts';
import { clickMenu, isEnabled } from './menu.ts';
import { button, folderWith } from './window.ts';

const PROCFILE = 'web: exec sleep 1000\nworker: exec sleep 1000\n';
const TITLES = [
  'Your Procfile, as dynos',
  'One log, and a terminal for each dyno',
  'A command of your own',
  'Config vars and releases',
  'Everything else',
];

let desktop: Desktop;
let window: Page;

test.afterEach(() => desktop?.close());

const tour = (): Locator => window.getByRole('dialog', { name: 'Tour of Dynodeck' });
const offer = (): Locator => window.getByRole('group', { name: 'New here?' });
const palette = (): Locator => window.getByRole('dialog', { name: 'Command palette' });

async function open(options: { args?: string[]; userData?: string } = {}): Promise<void> {
  desktop = await launchDesktop(options);
  ({ window } = desktop);
}

async function openShop(userData?: string): Promise<void> {
  await open({ args: [folderWith('shop', { Procfile: PROCFILE })], ...(userData !== undefined && { userData }) });
  await expect(window.getByRole('heading', { level: 1, name: 'shop' })).toBeVisible();
}

/** The step on screen, with the part of the window it points at. */
async function expectStep(place: number): Promise<void> {
  await expect(tour()).toContainText(`${place} of ${TITLES.length}`);
  await expect(tour()).toContainText(TITLES[place - 1]!);
  await expect(tour().getByRole('button', { name: place === TITLES.length ? 'Done' : 'Next' })).toBeFocused();
}

async function picture(name: string): Promise<void> {
  await test.info().attach(name, { body: await window.screenshot(), contentType: 'image/png' });
}

test('the tour is offered once, beside the apps, and takes neither focus nor place from anything', async () => {
  await open();
  await expect(button(window, 'Try the sample app')).toBeVisible();
  await expect(offer()).toBeHidden();
  await button(window, 'Try the sample app').click();
  await expect(offer()).toBeVisible();
  await expect(tour()).toBeHidden();
  expect(await offer().evaluate((element) => element.contains(document.activeElement))).toBe(false);
  const covered = await offer().evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const isUnder = (other: Element): boolean => {
      const box = other.getBoundingClientRect();
      return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
    };
    return [...document.querySelectorAll('button, a, input')].filter((other) => !element.contains(other) && isUnder(other)).length;
  });
  expect(covered).toBe(0);
  await picture('tour-offer');
  await button(window, 'No tour, thanks').click();
  await expect(offer()).toBeHidden();
  await window.reload();
  await expect(window.getByRole('navigation', { name: 'Apps' })).toBeVisible();
  await expect(offer()).toBeHidden();
});

test('an offer that nobody took is not made again at the next start', async () => {
  await openShop();
  await expect(offer()).toBeVisible();
  const { userData } = desktop;
  await desktop.close();
  await open({ userData });
  await expect(window.getByRole('heading', { level: 1, name: 'shop' })).toBeVisible();
  await expect(offer()).toBeHidden();
});

test('its steps are gone through with the keyboard, there and back, and each stands beside what it explains', async () => {
  await openShop();
  await button(window, 'Take the tour').press('Enter');
  await expect(offer()).toBeHidden();
  for (const place of [1, 2, 3, 4, 5]) {
    await expectStep(place);
    await expect(window.locator('[data-toured]')).toHaveCount(1);
    await expect(window.locator('[data-toured]')).toBeVisible();
    await picture(`tour-${place}`);
    if (place < TITLES.length) await window.keyboard.press('Enter');
  }
  await tour().getByRole('button', { name: 'Back' }).press('Enter');
  await expect(tour()).toContainText(TITLES[3]!);
  await tour().getByRole('button', { name: 'Next' }).press('Enter');
  await tour().getByRole('button', { name: 'Done' }).press('Enter');
  await expect(tour()).toBeHidden();
  await expect(window.locator('[data-toured]')).toHaveCount(0);
});

test('everything works beside it, and Escape or its cross leave it', async () => {
  await openShop();
  await button(window, 'Take the tour').click();
  await expectStep(1);
  await window.getByRole('tab', { name: 'Config', exact: true }).click();
  await expect(window.getByRole('region', { name: 'Config vars' })).toBeVisible();
  await expect(tour()).toBeVisible();

  await window.keyboard.press('Control+Shift+P');
  await expect(palette().getByRole('combobox')).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(palette()).toBeHidden();
  await expect(tour()).toBeVisible();

  await tour().getByRole('button', { name: 'Next' }).focus();
  await window.keyboard.press('Escape');
  await expect(tour()).toBeHidden();

  await window.keyboard.press('Control+Shift+P');
  await expect(palette().getByRole('combobox')).toBeFocused();
  await window.keyboard.type('take the tour');
  await expect(palette().getByRole('option').first()).toContainText('Take the tour');
  await window.keyboard.press('Enter');
  await expectStep(1);
  await button(window, 'Leave the tour').click();
  await expect(tour()).toBeHidden();
});

test('it is started again from the Help menu, which has it while an app is open, and ends with its app', async () => {
  await open();
  await expect(button(window, 'Try the sample app')).toBeVisible();
  expect(await isEnabled(desktop, 'help.tour')).toBe(false);
  await button(window, 'Try the sample app').click();
  await expect.poll(() => isEnabled(desktop, 'help.tour')).toBe(true);
  await clickMenu(desktop, 'Take the Tour');
  await expectStep(1);
  await clickMenu(desktop, 'Close App');
  await expect(button(window, 'Try the sample app')).toBeVisible();
  await expect(tour()).toBeHidden();
});
