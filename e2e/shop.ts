/** The lesson of the crashing gateway: what each process of the shop says of itself, and how one is crashed. */
import { type Locator, expect } from '@playwright/test';

import { LessonPage } from './lesson-page.ts';

export class Shop extends LessonPage {
  /** What a screen reader says of a process. */
  async words(name: string): Promise<string> {
    return (await this.process(name).getAttribute('aria-label')) ?? '';
  }

  async pid(name: string): Promise<string> {
    return pidIn(await this.words(name));
  }

  /** How much of its drink a barista has brewed, in percent. */
  async brewed(): Promise<number> {
    return Number(/brewing \d+ (\d+)%/.exec(await this.words('Barista'))?.[1]);
  }

  /** Where its name is written: its place in the picture, whatever frames and rings are around it. */
  async placeOf(name: string): Promise<{ readonly x: number; readonly y: number }> {
    const title = this.process(name).getByText(name, { exact: true });
    const { x, y } = (await title.boundingBox()) ?? { x: NaN, y: NaN };
    return { x, y };
  }

  get menu(): Locator {
    return this.page.getByRole('dialog', { name: /^Crash/ });
  }

  /** The page pauses there by itself, and goes on to its question. */
  async playToPayment(): Promise<void> {
    await this.button('Play to the payment').click();
    await this.isAtStep(2);
    await this.isPaused();
  }

  /** By the pointer: selects it in the picture, asks for the menu, chooses the reason. */
  async crash(name: string, reason = ':boom'): Promise<void> {
    await this.process(name).click();
    await this.button(`Crash ${name}`).click();
    await this.menu.getByRole('button', { name: reason }).click();
    await expect(this.menu).toBeHidden();
  }
}

export function pidIn(words: string): string {
  return /#PID<[\d.]+>/.exec(words)?.[0] ?? '';
}
