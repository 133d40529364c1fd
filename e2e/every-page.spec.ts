/**
 * Every page, in both themes (a project each) and at three widths: no violation that axe knows of,
 * nothing wider than the window. Pictures of key moments are kept in e2e/screenshots.
 */
import { readdirSync } from 'node:fs';

import { AxeBuilder } from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';

import { expect, LESSON, test } from './journey.ts';

const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

const LESSONS = new URL('../lessons/', import.meta.url);

/** As the build makes them: a page for each lesson's folder, without the numbers. */
const ROUTES = [
  '/',
  ...foldersIn('').flatMap((track) =>
    foldersIn(`${track}/`).map((lesson) => `/lessons/${track}/${lesson}/`),
  ),
].map((route) => route.replaceAll(/\/\d+-/g, '/'));

function foldersIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder, LESSONS), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

for (const viewport of WIDTHS) {
  test.describe(`at a width of ${viewport.width}`, () => {
    test.use({ viewport });

    for (const route of ROUTES) {
      test(`${route} is sound as it opens`, async ({ page }, info) => {
        await page.goto(route);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page).toHaveTitle(/Let It Brew/);
        await isSound(page, info, route === '/' ? 'home' : route.replaceAll('/', ' ').trim());
      });
    }

    test('the lesson is sound at its key moments', async ({ page, shop }, info) => {
      await shop.speed('4×');
      await shop.playToPayment();
      await page.getByRole('radio').first().check();
      await isSound(page, info, 'a wrong answer');

      await shop.process('PaymentGateway').press('k');
      await isSound(page, info, 'crash menu');
      await page.getByRole('dialog').getByRole('button', { name: ':boom' }).click();
      await isSound(page, info, 'dead gateway');

      await page.getByRole('tab', { name: /tree/i }).click();
      await isSound(page, info, 'supervision tree');
    });

    test('the lesson is sound wherever its parts are put', async ({ page, shop }, info) => {
      const details = shop.button('Details');
      const code = page.getByRole('tab', { name: 'Code' });
      if (await details.isVisible()) await details.click();
      if (await code.isVisible()) await code.click();
      await expect(shop.transcript).toBeVisible();
      await isSound(page, info, 'code');
    });

    test('the shop in one shared memory is sound', async ({ page, shop }, info) => {
      await shop.button('One shared memory').click();
      await shop.process('Barista').press('k');
      await page.getByRole('dialog').getByRole('button', { name: ':boom' }).click();
      await page.getByText('Legend').filter({ visible: true }).click();
      await isSound(page, info, 'shared memory');
    });
  });
}

test('a theme is chosen by hand, and kept', async ({ page }, { project }) => {
  await page.goto(LESSON);
  const other = project.name === 'dark' ? 'light' : 'dark';
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const before = await paper();
  const [theme, wanted] = [page.getByRole('button', { name: /^Theme/ }), `Theme: ${other}`];
  await expect(async () => {
    await theme.click();
    await expect(theme).toHaveAccessibleName(new RegExp(wanted), { timeout: 100 });
  }).toPass();
  await expect.poll(paper).not.toBe(before);
  const chosen = await paper();
  await page.reload();
  await expect.poll(paper).toBe(chosen);
  await page.goto('/');
  await expect.poll(paper).toBe(chosen);
});

async function isSound(page: Page, { project }: TestInfo, moment: string): Promise<void> {
  const width = page.viewportSize()?.width;
  await page.evaluate(() => document.fonts.ready);
  const name = `${moment} ${width} ${project.name}`.replaceAll(/[^a-z0-9]+/g, '-');
  await page.screenshot({ path: `e2e/screenshots/${name}.png` });

  const axe = new AxeBuilder({ page });
  // The themes differ in nothing but their colours: all else has been looked at in the light one.
  if (project.name === 'dark') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)}\n${failureSummary}`),
  }));
  expect.soft(found, moment).toEqual([]);

  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(beyond, `${moment}: pixels to scroll sideways`).toBeLessThanOrEqual(0);
}
