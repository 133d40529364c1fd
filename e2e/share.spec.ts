/** A moment as a link: it opens exactly there, and whatever else comes opens the lesson all the same. */
import type { Page } from '@playwright/test';

import { decodeMoment } from '#trace/link.ts';

import { brokenLinks, foreignLinks } from './broken-links.ts';
import { expect, LESSON, test } from './journey.ts';
import { Shop } from './shop.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a shared moment opens exactly there, for somebody else', async ({ shop, browser }) => {
  await shop.step(3).click();
  await shop.isAtStep(3);
  await shop.process('Barista').click();
  await shop.seek(4_500_000);
  await shop.crash('Barista', ':boom');
  await shop.seek(7_300_000);
  const link = await share(shop);
  expect(link.length).toBeLessThan(500);

  const other = await browser.newContext({ viewport: shop.page.viewportSize() });
  const there = new Shop(await other.newPage());
  await there.open(link);
  await there.isAtStep(3);
  await expect.poll(() => there.moment()).toBe(await shop.moment());
  expect(eventIn(await there.events())).toBe(eventIn(await shop.events()));
  await expect(there.picture).toMatchAriaSnapshot(await shop.seen());
  expect(await share(there)).toBe(link);
  await other.close();
});

test('a link that comes while the lesson is open is gone to', async ({ page, shop }) => {
  await shop.seek(6_000_000);
  const link = await share(shop);
  await shop.seek(2_000_000);
  await open(page, new URL(link).hash);
  await expect.poll(() => shop.moment()).toBe(6_000_000);
});

test('two hundred damaged links open the lesson, and say what is wrong', async ({ page, shop }) => {
  await shop.seek(4_500_000);
  await shop.crash('Cashier');
  const { hash } = new URL(await share(shop));
  const links = brokenLinks(hash, 200);
  expect(new Set(links).size).toBe(200);
  for (const link of links) {
    const refused = decodeMoment(link).kind === 'refused';
    const said = await open(page, link, refused);
    expect.soft(said.broken, link).toBe(false);
    if (refused) expect.soft(said.notice, link).toContain('This link cannot be opened: ');
  }
});

test('hostile and foreign links do no harm either, freshly opened', async ({ page }) => {
  const lesson = new Shop(page);
  for (const [about, link] of Object.entries(foreignLinks())) {
    await page.goto('about:blank');
    await lesson.open(LESSON + link);
    await test.step(about, async () => {
      await expect(page.getByRole('status').first()).toBeAttached();
      await expect(page.getByText('This link cannot be opened: ')).toBeVisible();
      await lesson.isAtStep(1);
    });
  }
});

async function share({ page }: Shop): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.getByRole('button', { name: 'Share this moment' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await expect(page.getByRole('button', { name: 'Share this moment' })).toBeVisible();
  return link;
}

function eventIn(text: string): number {
  return Number(/event\s+(\d+)/.exec(text)?.[1]);
}

type Said = { readonly broken: boolean; readonly notice: string };

/** In the page that is open: the lesson begins anew. What it says then, or shows three frames later. */
function open(page: Page, link: string, refused = false): Promise<Said> {
  return page.evaluate(
    async ([hash, most]) => {
      const frame = () => new Promise((shown) => requestAnimationFrame(shown));
      const notice = () => document.querySelector('[role="status"]:has(button)')?.textContent ?? '';
      document.querySelector<HTMLElement>('[role="status"] [aria-label="Dismiss"]')?.click();
      location.hash = hash;
      for (let frames = 0; frames < most && (frames < 3 || notice() === ''); frames += 1) {
        await frame();
      }
      const title = document.querySelector('h1')?.textContent ?? '';
      return { broken: !title.includes('gateway'), notice: notice() };
    },
    [link, refused ? 300 : 3] as const,
  );
}
