/** The pictures and what may be asked of them: why, who, where; saved, copied, and put into a frame. */
import { readFileSync } from 'node:fs';

import { expect, LESSON, test } from './journey.ts';
import { Shop } from './shop.ts';

test('why a process died is told in a sentence, lit in the lanes, and gone to', async ({
  page,
  shop,
}) => {
  await shop.seek(4_500_000);
  await shop.crash('PaymentGateway');
  await shop.process('PaymentGateway').click();
  await shop.button('Why did it die?').click();
  const answer = page.getByRole('region', { name: /^Why/ });
  await expect(answer).toContainText(/:boom/);

  await shop.seek(8_000_000);
  await shop.button('Why was it restarted?').click();
  await expect(answer).toContainText('Supervisor');
  await page.getByRole('tab', { name: 'Lanes' }).click();
  const lit = shop.picture.locator('.lanes-cause');
  await expect(lit.first()).toBeAttached();
  await page.screenshot({ path: 'e2e/screenshots/why-1440-light.png' });
  await answer.getByRole('listitem').last().getByRole('button').click();
  await expect.poll(() => shop.moment()).toBe(4_500_000);
  await shop.button('Why did it die?').click();
  await expect(answer).toContainText(/:boom/);
  await shop.button('Close the answer').click();
  await expect(lit).toHaveCount(0);
});

test('a line of the transcript leads to its moment, and says why', async ({ page, shop }) => {
  await shop.seek(4_500_000);
  await shop.crash('Cashier');
  await shop.seek(9_000_000);
  await shop.showLines('Cashier exits');
  await shop
    .line(/Cashier exits: :boom/)
    .first()
    .click();
  await expect.poll(() => shop.moment()).toBe(4_500_000);
  await shop.transcript.getByRole('button', { name: /^Why\? Cashier exits/ }).click();
  await expect(page.getByRole('region', { name: /^Why/ })).toContainText(':boom');
});

test('a process is found by its pid and by its name', async ({ page, shop }) => {
  const pid = await shop.pid('Barista');
  const field = page.getByRole('combobox', { name: 'Find a process' });
  await field.fill(pid.replaceAll(/\D+(\d+)\D+(\d+)\D+(\d+)\D+/g, '$2'));
  await expect(page.getByRole('option').first()).toContainText('Barista');
  await field.press('Enter');
  await expect(shop.process('Barista')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await field.fill('disp');
  await page.getByRole('option', { name: 'DisplayScreen' }).click();
  await expect(shop.process('DisplayScreen')).toHaveAttribute('aria-pressed', 'true');
});

test('what the words name is lit in the picture, and selected by a press', async ({
  page,
  shop,
}) => {
  const word = page.getByLabel('Text of the step').getByRole('button', { name: 'Barista' });
  await word.hover();
  await expect(shop.process('Barista')).toHaveClass(/is-lit/);
  await word.click();
  await expect(shop.process('Barista')).toHaveAttribute('aria-pressed', 'true');
});

test.describe('taken away', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('the picture is saved as SVG and PNG, the run copied for Mermaid', async ({
    page,
    shop,
  }) => {
    await shop.seek(4_500_000);
    for (const name of ['Messages', 'Supervision tree', 'Lanes']) {
      await page.getByRole('tab', { name }).click();
      const svg = readFileSync(await saved(shop, 'Picture as SVG'), 'utf8');
      expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      expect(svg).toContain('PaymentGateway');
      expect(svg).not.toMatch(/<script|on\w+=|href="http/);
    }
    const png = readFileSync(await saved(shop, 'Picture as PNG'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    await page.getByText('Save', { exact: true }).click();
    await page.getByRole('button', { name: 'Copy the run for Mermaid' }).click();
    await expect(page.getByText('Copied.')).toBeAttached();
    const diagram = await page.evaluate(() => navigator.clipboard.readText());
    expect(diagram).toMatch(/^sequenceDiagram\n/);
    expect(diagram).toMatch(/participant \w+ as PaymentGateway/);
  });
});

/** The file that the browser has downloaded. */
async function saved({ page }: Shop, what: string): Promise<string> {
  await page.getByText('Save', { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: what }).click(),
  ]);
  return download.path();
}

test('in a frame on another site there are the stage and time, and the way to all of it', async ({
  page,
  baseURL,
}) => {
  const address = new URL(`${LESSON}?embed`, baseURL).href;
  await page.setContent(`<iframe title="shop" src="${address}" width="900" height="620"></iframe>`);
  const frame = page.frameLocator('iframe');
  const time = frame.getByRole('region', { name: 'Time' });
  await expect(frame.getByRole('button', { name: /^Barista, / })).toBeVisible();
  await expect(time).toBeVisible();
  await expect(frame.getByRole('banner')).toHaveCount(0);
  await expect(frame.getByLabel('Text of the step')).toHaveCount(0);
  await frame.getByRole('slider', { name: 'Moment' }).fill('6000000');
  await expect(frame.getByRole('button', { name: /^PaymentGateway, .*charging/ })).toBeVisible();
  await page.screenshot({ path: 'e2e/screenshots/embed-900-light.png' });

  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    frame.getByRole('link', { name: 'Open full' }).click(),
  ]);
  const full = new Shop(opened);
  await full.isOpen();
  expect(opened.url()).not.toContain('embed');
  await expect.poll(() => full.moment()).toBe(6_000_000);
  await expect(opened.getByLabel('Text of the step')).toBeVisible();
});
