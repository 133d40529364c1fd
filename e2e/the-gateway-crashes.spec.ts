/** Lesson 2.3 as a learner goes through it, with the pointer. */
import { lesson } from '#lessons/02-coffee-shop/03-the-gateway-crashes/lesson.ts';

import { expect, test } from './journey.ts';
import { pidIn, Shop } from './shop.ts';

test('a learner crashes the gateway, and the shop goes on', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: lesson.title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.heading);
  const shop = new Shop(page);

  await test.step('plays to the payment, where the page pauses by itself and asks', async () => {
    await shop.playToPayment();
    await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/charging/);
    await expect(shop.process('Barista')).toHaveAccessibleName(/brewing 100/);
  });

  await test.step('predicts, wrongly at first: each answer has its reply', async () => {
    const { answers = [] } = lesson.steps.find(({ id }) => id === 'predict')?.question ?? {};
    for (const { text, reply } of answers.toSorted((one) => (one.right ? 1 : -1))) {
      await page.getByRole('radio', { name: text }).check();
      await expect(page.getByText(reply)).toBeVisible();
    }
    const wrong = answers.find(({ right }) => !right);
    await expect(page.getByText(wrong?.reply ?? '')).toBeHidden();
    await shop.button('Next').click();
  });

  const [before, gateway, barista] = [
    await shop.moment(),
    await shop.pid('PaymentGateway'),
    await shop.pid('Barista'),
  ];
  const place = await shop.place('PaymentGateway');
  const brewed = await shop.brewed();

  await test.step('crashes it: dead in its place, with exit signals on their way', async () => {
    await shop.crash('PaymentGateway', ':boom');
    await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/exited at .* with :boom/);
    expect(await shop.pid('PaymentGateway')).toBe(gateway);
    expect(await shop.place('PaymentGateway')).toBeAt(place);
    await expect(shop.picture).toContainText('{:EXIT, pid, :boom}');
    await expect(page.getByText('The gateway has crashed')).toBeVisible();
  });

  await test.step('the barista brews on, and a new gateway stands in the old one’s place', async () => {
    await shop.play();
    await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/idle|charging/);
    await expect.poll(() => shop.brewed()).toBeGreaterThan(brewed);
    expect(await shop.pid('PaymentGateway')).not.toBe(gateway);
    expect(await shop.place('PaymentGateway')).toBeAt(place);
    expect(await shop.pid('Barista')).toBe(barista);
    await expect(shop.process('CoffeeShop.Supervisor')).toHaveAccessibleName(/1 of 3 restarts/);
  });

  await test.step('the next customers pay, and the cashier asks again for order 101', async () => {
    await shop.speed('4×');
    for (const order of [102, 101]) {
      await expect(shop.transcript).toContainText(
        new RegExp(`PaymentGateway \\(2\\) casts {:payment_success, order_id: ${order}}`),
      );
    }
    await expect(shop.transcript).toContainText(/Barista casts {:order_ready, order_id: 101}/);
    await shop.pause();
  });

  await test.step('goes back to before the crash: the old gateway lives', async () => {
    await shop.seek(before - 1000);
    await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/charging/);
    expect(await shop.pid('PaymentGateway')).toBe(gateway);
    await expect(shop.transcript).not.toContainText('exits');
  });

  await test.step('crashes the barista this time, and the drink is made all the same', async () => {
    await shop.crash('Barista', ':kill');
    await expect(shop.process('Barista')).toHaveAccessibleName(/exited at .* with :killed/);
    await shop.play();
    await expect(shop.transcript).toContainText(
      /Barista \(2\) casts {:order_ready, order_id: 100}/,
    );
    await expect(shop.transcript).toContainText(/Customer 100 ends: :normal/);
    expect(await shop.pid('Barista')).not.toBe(barista);
    expect(await shop.pid('PaymentGateway')).toBe(gateway);
  });
});

test('the bank’s bad JSON crashes the gateway, and the lesson goes on by itself', async ({
  page,
  shop,
}, { project }) => {
  await shop.speed('2×');
  await shop.playToPayment();
  await shop.button('Next').click();
  const gateway = await shop.pid('PaymentGateway');

  await shop.button('Bad answer').click();
  await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/charging/);
  await shop.button('Play to the crash').click();
  await shop.isAtStep(4);
  await expect(shop.process('PaymentGateway')).toHaveAccessibleName(/exited .* ArithmeticError/);
  await expect(shop.process('Barista')).toHaveAccessibleName(/brewing 100/);
  await expect(shop.picture).toContainText('{:EXIT, pid, ArithmeticError}');
  if (process.env['UPDATE_README_PICTURE'] === '1' && project.name === 'light') {
    await page.mouse.move(0, 0);
    await page.screenshot({ path: 'public/the-gateway-crashes.png' });
  }

  await shop.button('Play to the restart').click();
  await shop.isAtStep(5);
  expect(await shop.pid('PaymentGateway')).not.toBe(gateway);
  await shop.button('Play until order 101 is paid').click();
  await shop.isAtStep(6);
  await expect(shop.transcript).toContainText(/casts {:payment_success, order_id: 101} to Cashier/);
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
  await shop.speed('2×');
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
  await expect(shop.transcript).toContainText(/Program starts again/);
  for (const thread of threads) {
    await expect(shop.process(thread)).not.toHaveAccessibleName(/exited/);
  }
  await shop.pause();
  const [started, died, again] = [
    await shop.line(/Program starts as/),
    await shop.line(/Program exits/),
    await shop.line(/Program starts again as/),
  ];
  expect(Number.parseFloat(again) - Number.parseFloat(died)).toBeGreaterThanOrEqual(4);
  expect(pidIn(again)).not.toBe(pidIn(started));
});

test('who is stuck is shown how each task is done', async ({ page, shop }) => {
  await shop.speed('4×');
  for (const [place, { task, play }] of lesson.steps.entries()) {
    await shop.isAtStep(place + 1);
    if (task !== undefined) {
      await shop.button('Show me').click();
      await expect(page.getByText(task.label)).toBeVisible();
    }
    const isLast = place === lesson.steps.length - 1;
    if (!isLast) await shop.button(new RegExp(`Next|${play?.label ?? 'Next'}`)).click();
  }
  await expect(page.getByText(lesson.discuss)).toBeVisible();
});
