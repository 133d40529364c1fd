/** A learner without a pointer: Tab and Shift+Tab lead to everything, and focus is never lost. */
import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STOPS = 90;

/** The shorter way round, as a learner would go. Of radio buttons one is a stop, for all of its group. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const key = await target.evaluate((element) => {
    const here = document.activeElement;
    if (here === null || here === document.body) return 'Tab';
    const before = here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    return before === 0 ? 'Tab' : 'Shift+Tab';
  });
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target.toString()}`);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const here = document.activeElement;
    if (here === element) return true;
    if (!(element instanceof HTMLInputElement) || !(here instanceof HTMLInputElement)) return false;
    return element.type === 'radio' && here.type === 'radio' && here.name === element.name;
  });
}

/** Goes there by Tab and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Focus is on something, and not on the page as a whole. */
export async function keepsFocus(page: Page): Promise<void> {
  await expect(page.locator(':focus')).toHaveCount(1);
}
