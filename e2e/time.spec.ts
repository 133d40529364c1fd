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
    pictures.set(share, await shop.seen());
  }
  expect(new Set(pictures.values()).size).toBe(pictures.size);
  for (const share of [0.6, 0.3, 0.8]) {
    await dragTo(share);
    await expect.poll(() => shop.seen()).toBe(pictures.get(share));
  }
  await page.mouse.up();
  await shop.isPaused();
});

test('what a learner does in the past begins another future', async ({ shop }) => {
  await shop.process('Cashier').click();
  await shop.seek(9_000_000);
  const future = await shop.seen();
  await shop.seek(4_500_000);
  await shop.crash('Cashier');
  await expect(shop.line(/Cashier exits: :boom/)).toBeVisible();
  await shop.seek(9_000_000);
  const crashed = await shop.seen();
  expect(crashed).not.toBe(future);

  await test.step('the one that was left can be returned to, and this one again', async () => {
    await shop.button(/^Return to the run without crash Cashier/).click();
    await shop.seek(9_000_000);
    expect(await shop.seen()).toBe(future);
    await shop.button('1 other future').click();
    await shop
      .button(/^Return to the run with crash Cashier/)
      .last()
      .click();
    await shop.seek(9_000_000);
    expect(await shop.seen()).toBe(crashed);
  });
});

test('a step goes as far as its name says, and a mark is gone to by its key', async ({
  page,
  shop,
}) => {
  const unit = page.getByRole('combobox', { name: 'Step by' });
  await shop.seek(4_500_000);
  await shop.crash('Cashier');
  await shop.seek(8_000_000);
  await unit.selectOption('until a crash');
  await shop.button('Step back').click();
  await expect.poll(() => shop.moment()).toBe(4_500_000);
  await shop.button('Step forward').click();
  await expect(shop.time).toContainText('No crash in the next 60 s');
  await unit.selectOption('until Cashier acts');
  await shop.button('Step forward').click();
  await expect.poll(() => shop.moment()).toBeGreaterThan(4_500_000);

  await shop.slider.press('End');
  await shop.slider.press('Shift+ArrowLeft');
  await expect(shop.transcript.getByRole('button', { name: /Cashier/ }).first()).toBeVisible();
  const restart = await shop.moment();
  expect(restart).toBeGreaterThan(4_500_000);
  await page.getByRole('toolbar', { name: 'Marks' }).getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => shop.moment()).toBe(4_500_000);
});

test('a run begins again with another seed, by one key', async ({ page, shop }) => {
  await expect(shop.time).toContainText('seed 7');
  await shop.picture.focus();
  await page.keyboard.press('r');
  await expect(shop.time).toContainText('seed 8');
  await expect.poll(() => shop.moment()).toBe(0);
  await shop.button(/^Return to the run with seed 7/).click();
  await expect(shop.time).toContainText('seed 7');
});

test('a speed that was chosen is there again after a reload', async ({ page, shop }) => {
  await shop.speed('1/4×');
  await page.reload();
  await expect(shop.time.getByRole('button', { name: 'Speed, 1/4×' })).toBeVisible();
});

test('a run that plays waits while a menu is open, and goes on', async ({ page, shop }) => {
  await shop.play();
  await page.keyboard.press('k');
  await expect(page.getByRole('dialog')).toBeVisible();
  const at = await shop.moment();
  await page.keyboard.press('Escape');
  await expect.poll(() => shop.moment()).toBeGreaterThan(at);
});

test('a stage that is scrolled away pauses', async ({ page, shop }) => {
  await page.setViewportSize({ width: 390, height: 300 });
  await shop.speed('1/4×');
  await shop.play();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
  await shop.isPaused();
});

test('a page that is hidden pauses', async ({ page, shop }) => {
  await shop.play();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await shop.isPaused();
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
