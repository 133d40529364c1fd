/** Lesson 2.3 by keyboard alone, and focus: always to be seen, never lost. */
import type { ElementHandle, Page } from '@playwright/test';

import { expect, LESSON, test } from './journey.ts';
import { keepsFocus, tabTo } from './keys.ts';
import { Shop } from './shop.ts';

test('the gateway is crashed, and time travelled, by keyboard alone', async ({ page, shop }) => {
  const gateway = shop.process('PaymentGateway');
  await tabTo(page, shop.button('Play to the payment'));
  await page.keyboard.press('Enter');
  await shop.isAtStep(2);
  await keepsFocus(page);

  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  await expect(page.getByText(/^(Right|Not yet): /)).toBeAttached();

  await test.step('Enter selects in the picture', async () => {
    await tabTo(page, shop.process('Barista'));
    await page.keyboard.press('Enter');
    await expect(shop.process('Barista')).toHaveAttribute('aria-pressed', 'true');
    await tabTo(page, gateway);
    await page.keyboard.press('Enter');
    await expect(gateway).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('K asks for the crash menu, Escape leaves it', async () => {
    await page.keyboard.press('k');
    await expect(page.getByRole('dialog')).toBeVisible();
    await keepsFocus(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(gateway).toBeFocused();
  });

  await test.step('a reason is chosen from the menu, and focus is back on the dead process', async () => {
    await page.keyboard.press('k');
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: ':boom' }));
    await page.keyboard.press('Enter');
    await expect(gateway).toHaveAccessibleName(/exited at .* with :boom/);
    await expect(gateway).toBeFocused();
  });

  await test.step('the arrows step, there and back', async () => {
    const pid = await shop.pid('PaymentGateway');
    await page.keyboard.press('ArrowLeft');
    await expect(gateway).toHaveAccessibleName(/charging/);
    await page.keyboard.press('ArrowRight');
    await expect(gateway).toHaveAccessibleName(/exited/);
    expect(await shop.pid('PaymentGateway')).toBe(pid);
  });

  await test.step('the full stop plays and pauses', async () => {
    await page.keyboard.press('.');
    await expect(shop.time.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(gateway).not.toHaveAccessibleName(/exited/);
    await page.keyboard.press('.');
    await shop.isPaused();
    await expect(gateway).toBeFocused();
  });
});

test('a reason of one’s own is a term, and the menu says so where it is not', async ({
  page,
  shop,
}) => {
  await tabTo(page, shop.process('Barista'));
  await page.keyboard.press('K');
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.getByRole('textbox'));
  await page.keyboard.type('{:error');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByRole('textbox')).toHaveAccessibleDescription(/./);
  await page.keyboard.type(', :closed}');
  await page.keyboard.press('Enter');
  await expect(shop.process('Barista')).toHaveAccessibleName(/exited .* {:error, :closed}/);
  await expect(shop.process('Barista')).toBeFocused();
});

for (const width of [1440, 1024, 390]) {
  test(`wherever Tab leads at a width of ${width}, focus can be seen`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ['/', LESSON]) {
      await page.goto(address);
      await expect(page.locator('svg.picture')).toBeVisible();
      // The shop there is live: what flies can have the focus, and may have landed a moment later.
      if (address === '/') await page.getByRole('button', { name: 'Pause', exact: true }).click();
      await test.step(address, () => tabThrough(page));
    }
  });
}

test('what goes away when it is pressed hands its focus on', async ({ page, shop }) => {
  await test.step('Back, at the first step', async () => {
    await shop.speed('4×');
    await shop.playToPayment();
    await page.getByRole('button', { name: 'Back', exact: true }).press('Enter');
    await shop.isAtStep(1);
    await keepsFocus(page);
  });
  await test.step('Next, before the last step', async () => {
    const { of: last } = await shop.place();
    await shop.step(last - 1).press('Enter');
    await shop.isAtStep(last - 1);
    for (let presses = 0; presses < 4 && (await shop.place()).step < last; presses += 1) {
      await shop.wayOn.press('Enter');
      await shop.isPaused();
    }
    await shop.isAtStep(last);
    await keepsFocus(page);
  });
});

test('the details beside the picture close by keyboard, and give focus back', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto(LESSON);
  const shop = new Shop(page);
  await shop.button('Details').press('Enter');
  await expect(shop.transcript).toBeVisible();
  await shop.button('Close details').press('Enter');
  await expect(shop.transcript).toBeHidden();
  await keepsFocus(page);
});

const MOST_STOPS = 90;

/** Once round the page. A stop whose focus changes no pixel around it cannot be seen. */
async function tabThrough(page: Page): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').count()) === 0) return; // round, and out at the end
    await expectToBeSeen(page, await page.locator(':focus').elementHandle());
  }
}

/** A stop can be seen if taking its focus away changes pixels around it. */
async function expectToBeSeen(
  page: Page,
  stop: ElementHandle<HTMLElement | SVGElement> | null,
): Promise<void> {
  const box = await stop?.boundingBox();
  const name = await stop?.evaluate((element) => element.outerHTML.slice(0, 200));
  if (stop === null || !box) throw new Error(`${name} has focus, and is not shown at all`);
  const clip = {
    x: Math.max(0, box.x - 8),
    y: Math.max(0, box.y - 8),
    width: box.width + 16,
    height: box.height + 16,
  };
  const focused = await page.screenshot({ clip });
  await stop.evaluate((element) => element.blur());
  const blurred = await page.screenshot({ clip });
  expect(focused.equals(blurred), `focus cannot be seen on ${name}`).toBe(false);
}
