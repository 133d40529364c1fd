/** Lesson 2.3 as a learner goes through it, with the pointer. */
import { expect, test } from './journey.ts';
import { pidIn, Shop } from './shop.ts';

test('a learner crashes the gateway, and the shop goes on', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /^The gateway crashes/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/gateway crashes/);
  const shop = new Shop(page);

  await test.step('plays to the payment, where the page pauses by itself and asks', async () => {
    await shop.playToPayment();
    await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/charging/);
    await expect(shop.process('Barista')).toHaveAccessibleName(/brewing 100/);
  });

  await test.step('predicts, wrongly at first: each answer has its reply', async () => {
    const replies = [
      [/The barista stops/, /Each process has a heap of its own/],
      [/after the supervisor has restarted everyone/, /The strategy is one_for_one/],
      [/It keeps brewing/, /no link to the gateway/],
    ] as const;
    for (const [option, reply] of replies) {
      await page.getByRole('radio', { name: option }).check();
      await expect(page.getByText(reply)).toBeVisible();
    }
    await expect(page.getByText(/The strategy is one_for_one/)).toBeHidden();
    await shop.wayOn.click();
    await shop.isAtStep(3);
  });

  const [before, gateway, barista] = [
    await shop.moment(),
    await shop.pid('PaymentGateway'),
    await shop.pid('Barista'),
  ];
  const place = await shop.placeOf('PaymentGateway');
  const brewed = await shop.brewed();

  await test.step('crashes it: dead in its place, with exit signals on their way', async () => {
    await shop.crash('PaymentGateway', ':boom');
    await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/exited at .* with :boom/);
    expect(await shop.pid('PaymentGateway')).toBe(gateway);
    expect(await shop.placeOf('PaymentGateway')).toBeAt(place);
    await expect(shop.picture).toContainText('{:EXIT, pid, :boom}');
    await expect(page.getByText('The gateway has crashed')).toBeVisible();
  });

  await test.step('the barista brews on, and a new gateway stands in the old one’s place', async () => {
    await shop.play();
    await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/idle|charging/);
    await expect.poll(() => shop.brewed()).toBeGreaterThan(brewed);
    expect(await shop.pid('PaymentGateway')).not.toBe(gateway);
    expect(await shop.placeOf('PaymentGateway')).toBeAt(place);
    expect(await shop.pid('Barista')).toBe(barista);
    await expect(shop.process('CoffeeShop.Supervisor')).toHaveAccessibleName(/1 of 3 restarts/);
  });

  await test.step('the next customers pay, and the cashier asks again for order 101', async () => {
    await shop.speed('4×');
    for (const order of [102, 101]) {
      await shop.showLines(`payment_success, order_id: ${order}`);
      await expect(shop.line(/PaymentGateway \(2\) casts/)).toBeVisible();
    }
    await shop.showLines('order_ready, order_id: 101');
    await expect(shop.line(/Barista casts/)).toBeVisible();
    await shop.isPaused();
  });

  await test.step('goes back to before the crash: the old gateway lives', async () => {
    await shop.seek(before - 1000);
    await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/charging/);
    expect(await shop.pid('PaymentGateway')).toBe(gateway);
    await shop.showLines('exits');
    await expect(shop.line(/exits/)).toHaveCount(0);
  });

  await test.step('crashes the barista this time, and the drink is made all the same', async () => {
    await shop.crash('Barista', ':kill');
    await expect(shop.process('Barista')).toHaveAccessibleName(/exited at .* with :killed/);
    await shop.play();
    await shop.showLines('order_ready, order_id: 100');
    await expect(shop.line(/Barista \(2\) casts/)).toBeVisible();
    await shop.showLines('Customer 100');
    await expect(shop.line(/Customer 100 ends: :normal/)).toBeVisible();
    expect(await shop.pid('Barista')).not.toBe(barista);
    expect(await shop.pid('PaymentGateway')).toBe(gateway);
  });
});

test('the bank’s bad JSON crashes the gateway, and the lesson goes on by itself', async ({
  page,
  shop,
}, { project }) => {
  await shop.speed('4×');
  await shop.playToPayment();
  await shop.wayOn.click();
  const gateway = await shop.pid('PaymentGateway');

  await shop.button('Bad answer').click();
  await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/charging/);
  await shop.button('Play to the crash').click();
  await shop.isPaused();
  await shop.goOnTo(4);
  await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/exited .* ArithmeticError/);
  await expect(shop.process('Barista')).toHaveAccessibleName(/brewing 100/);
  await expect(shop.picture).toContainText('{:EXIT, pid, ArithmeticError}');
  if (process.env['UPDATE_README_PICTURE'] === '1' && project.name === 'light') {
    await page.mouse.move(0, 0);
    await page.screenshot({ path: 'public/the-gateway-crashes.png' });
  }

  await shop.button('Play to the restart').click();
  await shop.isPaused();
  await shop.goOnTo(5);
  expect(await shop.pid('PaymentGateway')).not.toBe(gateway);
  await shop.button('Play until order 101 is paid').click();
  await shop.isPaused();
  await shop.goOnTo(6);
  await shop.showLines('payment_success, order_id: 101');
  await expect(shop.line(/casts .* to Cashier/)).toBeVisible();
});

test('a step back undoes the crash, a step forward does it again', async ({ shop }) => {
  await shop.speed('4×');
  await shop.playToPayment();
  await shop.crash('PaymentGateway');
  const gateway = await shop.pid('PaymentGateway');
  const dead = await shop.picture.ariaSnapshot();

  await shop.button('Step back').click();
  await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/charging/);
  expect(await shop.pid('PaymentGateway')).toBe(gateway);

  await shop.button('Step forward').click();
  await expect(shop.picture).toMatchAriaSnapshot(dead);
});

test('in one shared memory the same crash ends everything', async ({ shop }) => {
  const threads = ['Cashier', 'PaymentGateway', 'Barista', 'DisplayScreen'];
  await shop.speed('4×');
  await shop.button('One shared memory').click();
  await shop.play();
  await expect(shop.process('Barista')).toHaveAccessibleName(/brewing/);
  await shop.pause();

  await shop.crash('PaymentGateway');
  for (const thread of threads) {
    await expect(shop.process(thread)).toHaveAccessibleName(/exited at .* with :boom/);
  }
  await expect(shop.process('Watchdog')).not.toHaveAccessibleName(/exited/);

  await shop.speed('4×');
  await shop.play();
  await shop.showLines('Program starts');
  await expect(shop.line(/Program starts again/)).toBeVisible();
  for (const thread of threads) {
    await expect(shop.process(thread)).not.toHaveAccessibleName(/exited/);
  }
  const [started, again] = [
    await shop.line(/Program starts as/).innerText(),
    await shop.line(/Program starts again as/).innerText(),
  ];
  await shop.showLines('Program exits');
  const died = await shop.line(/Program exits/).innerText();
  expect(Number.parseFloat(again) - Number.parseFloat(died)).toBeGreaterThanOrEqual(4);
  expect(pidIn(again)).not.toBe(pidIn(started));
});
