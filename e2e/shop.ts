/**
 * The lesson's page as a learner sees it: processes in the picture, by name; what each of them says
 * of itself; the buttons that break something; and time.
 */
import { expect, type Locator, type Page } from '@playwright/test';

export class Shop {
  readonly page: Page;
  readonly picture: Locator;
  readonly transcript: Locator;
  readonly time: Locator;
  readonly slider: Locator;

  constructor(page: Page) {
    this.page = page;
    this.picture = page.getByRole('tabpanel');
    this.transcript = page.getByRole('region', { name: 'Transcript' });
    this.time = page.getByRole('region', { name: 'Time' });
    this.slider = page.getByRole('slider', { name: 'Moment' });
  }

  /** In the picture, alive or dead: `Barista, #PID<0.108.0>, brewing 100 7%, mailbox empty`. */
  process(name: string): Locator {
    return this.picture.getByRole('button', { name: new RegExp(`^${name}, `) });
  }

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
  async place(name: string): Promise<{ readonly x: number; readonly y: number }> {
    const title = this.process(name).getByText(name, { exact: true });
    const { x, y } = (await title.boundingBox()) ?? { x: NaN, y: NaN };
    return { x, y };
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** The step that the words at the left are at. */
  async isAtStep(step: number): Promise<void> {
    await expect(this.page.getByText(`Step ${step} of`)).toBeVisible();
  }

  /** The page pauses there by itself, and goes on to its question. */
  async playToPayment(): Promise<void> {
    await this.button('Play to the payment').click();
    await this.isPaused();
    await this.isAtStep(2);
  }

  /** By the pointer: selects it in the picture, asks for the menu, chooses the reason. */
  async crash(name: string, reason = ':boom'): Promise<void> {
    await this.process(name).click();
    await this.button(`Crash ${name}`).click();
    await this.page.getByRole('dialog').getByRole('button', { name: reason }).click();
  }

  /** One of the speeds that the scale names: `1/4×`, `4×`. */
  async speed(label: string): Promise<void> {
    await this.time.getByRole('button', { name: 'Speed' }).click();
    await this.time.getByRole('button', { name: label, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }

  async play(): Promise<void> {
    await this.time.getByRole('button', { name: 'Play' }).click();
    await expect(this.time.getByRole('button', { name: 'Pause' })).toBeVisible();
  }

  async pause(): Promise<void> {
    await this.time.getByRole('button', { name: 'Pause' }).click();
    await this.isPaused();
  }

  async isPaused(): Promise<void> {
    await expect(this.time.getByRole('button', { name: 'Play' })).toBeVisible();
  }

  /** In microseconds. */
  async moment(): Promise<number> {
    return Number(await this.slider.inputValue());
  }

  async seek(moment: number): Promise<void> {
    await this.slider.fill(String(moment));
  }

  /** The first such line of the transcript: `4.90 s Barista exits: :boom`. */
  line(words: RegExp): Promise<string> {
    return this.transcript.getByRole('button', { name: words }).first().innerText();
  }
}

export function pidIn(words: string): string {
  return /#PID<[\d.]+>/.exec(words)?.[0] ?? '';
}
