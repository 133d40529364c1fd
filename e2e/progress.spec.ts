/** What is kept of a learner: by two tabs at once, in a file, damaged, and without a network. */
import { readFileSync } from 'node:fs';

import type { Page } from '@playwright/test';

import { expect, LESSON, test } from './journey.ts';
import { LESSON_ROUTES } from './lessons.ts';
import { Shop } from './shop.ts';

test('two tabs keep what each of them was told', async ({ page, context, shop }) => {
  const other = new Shop(await context.newPage());
  await other.open(LESSON);
  await answer(shop, 2, 'It keeps brewing');
  await answer(other, 6, 'The ticket on the rail');
  await answer(shop, 2, 'The barista stops');
  for (const one of [shop, other]) {
    await one.page.reload();
    await one.isOpen();
    await one.step(2).click();
    await expect(one.page.getByRole('radio', { name: /The barista stops/ })).toBeChecked();
    await one.step(6).click();
    await expect(one.page.getByRole('radio', { name: /The ticket on the rail/ })).toBeChecked();
  }
  await page.goto('/');
  await expect(page.getByRole('link', { name: /^Go on|^Continue/ })).toBeVisible();
});

async function answer(shop: Shop, step: number, option: string): Promise<void> {
  await shop.step(step).click();
  await shop.isAtStep(step);
  await shop.page.getByText(option).click();
  await expect(shop.page.getByRole('radio', { name: option })).toBeChecked();
}

test('damaged progress is set aside, and that is said', async ({ page }) => {
  await page.addInitScript(() => {
    if (localStorage.length === 0) localStorage.setItem('let-it-brew', '{"schema":"let-it-br');
  });
  await page.goto('/');
  await expect(page.getByRole('status')).toContainText('is no JSON');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  const aside = await page.evaluate(() => localStorage.getItem('let-it-brew.set-aside.1'));
  expect(aside).toBe('{"schema":"let-it-br');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('status')).toBeEmpty();
});

test('progress is taken out, refused where it is none, and brought in elsewhere', async ({
  page,
  shop,
  browser,
}) => {
  await answer(shop, 2, 'It keeps brewing');
  await page.goto('/');
  await page.getByRole('button', { name: 'Dark', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export progress' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ settings: { theme: { value: 'dark' } } });

  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(page.url());
  for (const [content, said] of [
    ['{"name": "other"}', 'It is not progress of Let It Brew.'],
    [text.slice(0, -20), /JSON/],
    [text.replace('"version": 2', '"version": 99'), 'made by a newer Let It Brew'],
    [text, 'was merged with yours'],
  ] as const) {
    await bring(elsewhere, content);
    await expect(elsewhere.getByText(said)).toBeVisible();
  }
  await expect(elsewhere.locator('html')).toHaveAttribute('data-theme', 'dark');
  const there = new Shop(elsewhere);
  await there.open(new URL(LESSON, page.url()).href);
  await there.isAtStep(2);
  await expect(elsewhere.getByRole('radio', { name: /It keeps brewing/ })).toBeChecked();
  await elsewhere.context().close();
});

async function bring(page: Page, content: string): Promise<void> {
  await page.getByLabel('Import progress…').setInputFiles({
    name: 'progress.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  });
}

test('every page opens without a network, once one was open', async ({ page, context }) => {
  await page.goto('/');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Crash it.');
  await expect(page.getByRole('button', { name: /^Barista, / })).toBeVisible();
  const shop = new Shop(page);
  for (const route of LESSON_ROUTES) {
    await shop.open(route);
    await expect(shop.picture.getByRole('button').first()).toBeVisible();
  }
  await shop.open(LESSON);
  await page.getByRole('tab', { name: 'Lanes' }).click();
  await expect(shop.picture.locator('svg.picture')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Jump to' })).toBeFocused();
});
