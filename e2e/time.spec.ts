/** Time in the lesson: back and forth, the same moment the same picture, and who may stop it. */
import { expect, test } from './journey.ts';
import type { Shop } from './shop.ts';

test('the slider goes back and forth by keyboard', async ({ page, shop }) => {
  const opened = await shop.picture.ariaSnapshot();
  await shop.slider.focus();
  const at = await shop.moment();

  await page.keyboard.press('Home');
  await expect.poll(() => shop.moment()).toBe(0);
  await page.keyboard.press('PageUp');
  await expect.poll(() => shop.moment()).toBeGreaterThan(at / 2);
  await page.keyboard.press('End');
  await expect.poll(() => shop.moment()).toBeGreaterThan(at * 2);
  await expect(shop.picture).not.toMatchAriaSnapshot(opened);
  await shop.seek(at);
  await expect(shop.picture).toMatchAriaSnapshot(opened);

  await test.step('the arrows go from event to event', async () => {
    const first = shop.time.getByRole('status');
    const event = await first.innerText();
    await page.keyboard.press('ArrowRight');
    await expect(first).not.toHaveText(event);
    await page.keyboard.press('ArrowLeft');
    await expect(first).toHaveText(event);
  });
});

test('the slider is dragged back and forth, and the same moment shows the same picture', async ({
  page,
  shop,
}) => {
  const box = await shop.slider.boundingBox();
  if (box === null) throw new Error('no slider');
  const dragTo = (share: number) =>
    page.mouse.move(box.x + share * box.width, box.y + box.height / 2, { steps: 8 });
  const pictures = new Map<number, string>();

  await dragTo(0.1);
  await page.mouse.down();
  for (const share of [0.3, 0.6, 0.8]) {
    const before = await shop.moment();
    await dragTo(share);
    await expect.poll(() => shop.moment()).toBeGreaterThan(before);
    pictures.set(share, await seen(shop));
  }
  expect(new Set(pictures.values()).size).toBe(pictures.size);
  for (const share of [0.6, 0.3, 0.8]) {
    await dragTo(share);
    await expect.poll(() => seen(shop)).toBe(pictures.get(share));
  }
  await page.mouse.up();
  await shop.isPaused();
});

test('what a learner does in the past begins another future', async ({ shop }) => {
  await shop.seek(9_000_000);
  const future = await seen(shop);
  await shop.seek(4_500_000);
  await shop.crash('Cashier');
  await shop.seek(9_000_000);
  await expect(shop.transcript).toContainText('Cashier exits: :boom');
  expect(await seen(shop)).not.toBe(future);
});

test('a page that is hidden pauses', async ({ page, shop }) => {
  await shop.play();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await shop.isPaused();
});

test('once loaded it needs no network', async ({ context, shop }) => {
  await context.setOffline(true);
  await shop.speed('4×');
  await shop.playToPayment();
  await shop.crash('PaymentGateway');
  await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/exited/);
  await shop.play();
  await expect(shop.process('PaymentGateway')).not.toHaveAccessibleName(/exited/);
  await shop.button('Back to the start').click();
  await expect(shop.transcript).not.toContainText('exits');
  await shop.button('One shared memory').click();
  await expect(shop.process('Watchdog')).toBeVisible();
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('signals stand still where they are on their way, and time goes on', async ({ shop }) => {
    const places = await placesOfOrder(shop);
    expect(new Set(places).size).toBe(1);
    await shop.play();
    await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/charging/);
  });
});

test('signals fly, for whom motion is not reduced', async ({ shop }) => {
  expect(new Set(await placesOfOrder(shop)).size).toBe(3);
});

/** All that the picture says. */
function seen({ picture }: Shop): Promise<string> {
  return picture.ariaSnapshot();
}

/** Order 100 goes to the cashier from 1.80 s to 2.15 s. */
async function placesOfOrder(shop: Shop): Promise<readonly string[]> {
  const places: string[] = [];
  for (const moment of [1_850_000, 1_950_000, 2_050_000]) {
    await shop.seek(moment);
    const order = shop.picture.getByText(/^{:order,/).first();
    await expect(order).toBeVisible();
    places.push(JSON.stringify(await order.boundingBox()));
  }
  return places;
}
