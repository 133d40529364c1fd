/**
 * Every page, in both themes (a project each) and at three widths: no violation that axe knows of,
 * nothing wider than the window. Pictures of key moments are kept in e2e/screenshots.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';

import { expect, LESSON, test } from './journey.ts';
import { LessonPage } from './lesson-page.ts';
import { LESSON_ROUTES } from './lessons.ts';
import type { Shop } from './shop.ts';

/** The wide page, a little narrower: here axe is asked about one lesson alone, not about all. */
const BETWEEN = 1024;

const WIDTHS = [
  { width: 1440, height: 900 },
  { width: BETWEEN, height: 768 },
  { width: 390, height: 844 },
];

const TRACKS = new Set(LESSON_ROUTES.map((route) => route.split('/')[2]));

for (const viewport of WIDTHS) {
  test.describe(`at a width of ${viewport.width}`, () => {
    test.use({ viewport });

    test('the first page is sound', async ({ page }, info) => {
      await page.goto('/');
      await expect(page.locator('svg.picture').first()).toBeVisible();
      await isSound(page, info, 'home');
    });

    for (const track of TRACKS) {
      test(`each lesson of ${track} is sound, and what it asks`, async ({ page }, info) => {
        test.slow();
        const lesson = new LessonPage(page);
        for (const route of LESSON_ROUTES) {
          if (route.split('/')[2] !== track) continue;
          await test.step(route, () => isSoundWithQuestion(lesson, route, info));
        }
      });
    }

    test('pictures of more than processes are sound', async ({ page }, info) => {
      const lesson = new LessonPage(page);
      await lesson.open('/lessons/todo-server/three-workers-one-hash/');
      for (const name of ['Buckets', 'Files', 'Queues']) {
        await lesson.show(name);
        await look(page, info, name.toLowerCase());
      }
    });

    test('the lesson is sound at its key moments', async ({ page, shop }, info) => {
      await shop.speed('4×');
      await shop.playToPayment();
      await shop.process('PaymentGateway').press('k');
      await isSound(page, info, 'crash menu');
      await shop.menu.getByRole('button', { name: ':boom' }).click();
      await isSound(page, info, 'dead gateway');
      await page.getByRole('tab', { name: /tree/i }).click();
      await isSound(page, info, 'supervision tree');
      await page.getByRole('tab', { name: /Lanes|Time/ }).click();
      await expect(shop.picture.locator('svg.picture')).toBeVisible();
      await isSound(page, info, 'lanes');
    });

    test('the lesson is sound wherever its parts are put', async ({ page, shop }, info) => {
      await showDetails(shop);
      await isSound(page, info, 'code');
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: 'Jump to' })).toBeFocused();
      await isSound(page, info, 'palette');
    });

    test('the shop in one shared memory is sound', async ({ page, shop }, info) => {
      await shop.button('One shared memory').click();
      await shop.process('Barista').press('k');
      await shop.menu.getByRole('button', { name: ':boom' }).click();
      await page.getByText('Legend').filter({ visible: true }).click();
      await isSound(page, info, 'shared memory');
    });
  });
}

/** Beside the picture, in a drawer, or in a tab of their own. */
async function showDetails(shop: Shop): Promise<void> {
  const drawer = shop.button('Details');
  const tab = shop.page.getByRole('tab', { name: 'Code' });
  if (await drawer.isVisible()) await drawer.click();
  if (await tab.isVisible()) await tab.click();
  await expect(shop.transcript).toBeVisible();
}

/** As it opens, and at the first step that asks something. */
async function isSoundWithQuestion(
  lesson: LessonPage,
  route: string,
  info: TestInfo,
): Promise<void> {
  const { page, exercise } = lesson;
  await lesson.open(route);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(lesson.shown).toBeVisible();
  await look(page, info, route.replaceAll('/', ' ').trim());

  const { of } = await lesson.place();
  const asks = async () => (await page.locator('#exercise').count()) > 0;
  for (let step = 2; step <= of && !(await asks()); step += 1) {
    await lesson.step(step).click();
    await lesson.isAtStep(step);
  }
  await exercise.getByRole('button', { name: 'Hint' }).click();
  await expect(exercise.getByRole('button', { name: 'Hint' })).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  const check = exercise.getByRole('button', { name: /^(Check|Try it)/ });
  await ((await check.count()) > 0 ? check : exercise.getByRole('radio').locator('xpath=..'))
    .first()
    .click();
  await look(page, info, `question of ${route.split('/').at(-2)}`);
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

/** At a lesson that is one of many. */
function look(page: Page, info: TestInfo, moment: string): Promise<void> {
  return page.viewportSize()?.width === BETWEEN
    ? fits(page, info, moment)
    : isSound(page, info, moment);
}

async function isSound(page: Page, info: TestInfo, moment: string): Promise<void> {
  await fits(page, info, moment);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  // The themes differ in nothing but their colours: all else has been looked at in the light one.
  if (info.project.name === 'dark') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)}\n${failureSummary}`),
  }));
  expect.soft(found, moment).toEqual([]);
}

/** Nothing is wider than the window; and a picture is kept. */
async function fits(page: Page, { project }: TestInfo, moment: string): Promise<void> {
  const width = page.viewportSize()?.width;
  await expect(page).toHaveTitle(/Let It Brew/);
  await page.evaluate(() => document.fonts.ready);
  const name = `${moment} ${width} ${project.name}`.replaceAll(/[^a-z0-9]+/g, '-');
  await page.screenshot({ path: `e2e/screenshots/${name}.png` });
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(beyond, `${moment}: pixels to scroll sideways`).toBeLessThanOrEqual(0);
}
