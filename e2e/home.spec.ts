/** The first page, and the shell that all pages have: the live shop, the palette, the keys, the theme. */
import { expect, LESSON, test } from './journey.ts';
import { pidIn } from './shop.ts';

test('the shop on the first page crashes, heals, and gives up', async ({ page }) => {
  await page.goto('/');
  const process = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}, `) });
  const first = pidIn((await process('PaymentGateway').getAttribute('aria-label')) ?? '');
  await process('PaymentGateway').click();
  await expect(page.getByText('Healed')).toBeVisible();
  await expect(process('PaymentGateway')).not.toHaveAccessibleName(new RegExp(first));
  for (const name of ['Barista', 'Cashier', 'DisplayScreen', 'PaymentGateway']) {
    await process(name).press('Enter');
  }
  await expect(page.getByText('the supervisor gives up')).toBeVisible();
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByText('This is live.')).toBeVisible();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('a few letters lead to a lesson, a process, an action', async ({ page }) => {
  await page.goto('/');
  // The keys are listened to once the page is there.
  await expect(page.getByRole('button', { name: 'Jump to' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Jump to' });
  await expect(field).toBeFocused();
  await page.keyboard.type('gateway cr');
  await expect(page.getByRole('option').first()).toContainText('The gateway crashes');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${LESSON}$`));
  await expect(page.getByRole('button', { name: /^Barista, / })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('barist');
  await expect(page.getByRole('option').first()).toContainText('Barista');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Barista, / })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('go to step 4');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Step 4 of' })).toHaveAttribute(
    'aria-current',
    'step',
  );
});

test('the keys are listed, do nothing while one types, and focus is back where it was', async ({
  page,
  shop,
}) => {
  const jump = shop.button(/^Jump to/);
  await jump.focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('Play or pause');
  await page.keyboard.press('k');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(jump).toBeFocused();

  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Find a process' });
  await expect(field).toBeFocused();
  await page.keyboard.type('rk.? 2');
  await expect(field).toHaveValue('rk.? 2');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(shop.time).toContainText('seed 7');
  await shop.isPaused();
});

test('pictures are chosen by number, time is gone through by key', async ({ page, shop }) => {
  await shop.picture.focus();
  await page.keyboard.press('3');
  await expect(page.getByRole('tab', { name: 'Lanes' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('1');
  await expect(shop.process('Barista')).toBeVisible();
  await page.keyboard.press('Home');
  await expect.poll(() => shop.moment()).toBe(0);
});

test('two tabs have one theme', async ({ page, context }) => {
  await page.goto('/');
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('button', { name: 'Dark', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
