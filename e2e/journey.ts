/**
 * What every journey has: a page that may not complain, nor ask anybody else, and `shop`: what a
 * learner sees and presses in the lesson of the coffee shop, found by roles and words alone.
 */
import { expect as plainExpect, type Page, test as plain } from '@playwright/test';

import { Shop } from './shop.ts';

type Given = { readonly shop: Shop; readonly complaints: readonly string[] };

export const test = plain.extend<Given>({
  /** Fails the test at its end, whatever else it looked at. */
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints = complaintsOf(page, baseURL ?? '');
      await use(complaints);
      plainExpect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  /** The lesson, opened. */
  shop: async ({ page }, use) => {
    const shop = new Shop(page);
    await shop.open(LESSON);
    await use(shop);
  },
});

type Place = { readonly x: number; readonly y: number };

export const expect = plainExpect.extend({
  /** Within a pixel. */
  toBeAt(actual: Place, expected: Place) {
    const pass = Math.hypot(actual.x - expected.x, actual.y - expected.y) <= 1;
    const message = () => `at ${JSON.stringify(actual)}, not at ${JSON.stringify(expected)}`;
    return { pass, message };
  },
});

export const LESSON = '/lessons/coffee-shop/the-gateway-crashes/';

/** Errors in the console, errors that nobody caught, and requests that fail or go elsewhere. */
function complaintsOf(page: Page, home: string): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => {
    // Given up by the browser, as by a reload before the icon has come: nothing failed.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    complaints.push(`failed: ${request.url()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !/^(data|blob):/.test(url)) complaints.push(`foreign: ${url}`);
  });
  return complaints;
}
