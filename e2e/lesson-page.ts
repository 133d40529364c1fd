/**
 * The page of a lesson as a learner sees it: the picture, the words and the way on, the transcript,
 * and time. Found by roles and words alone.
 */
import { expect, type Locator, type Page } from '@playwright/test';

export class LessonPage {
  readonly page: Page;
  readonly picture: Locator;
  /** What the picture shows: drawn; or in words, as a terminal and the files of a disk are. */
  readonly shown: Locator;
  readonly transcript: Locator;
  readonly time: Locator;
  readonly slider: Locator;
  readonly steps: Locator;
  /** The main button of the words, whatever it says: its label ends with an arrow. */
  readonly wayOn: Locator;
  /** What the step asks, once it is loaded. */
  readonly exercise: Locator;

  constructor(page: Page) {
    this.page = page;
    this.picture = page.getByRole('tabpanel');
    this.shown = this.picture
      .locator('svg.picture')
      .or(this.picture.getByRole('region', { name: /^(Terminal|Files on the disk)$/ }));
    this.transcript = page.getByRole('region', { name: 'Transcript' });
    this.time = page.getByRole('region', { name: 'Time' });
    this.slider = page.getByRole('slider', { name: 'Moment' });
    this.steps = page.getByRole('navigation', { name: 'Steps' });
    this.wayOn = page.getByRole('button').filter({ hasText: /→$/ });
    this.exercise = page.getByRole('region').and(page.locator('[data-exercise]'));
  }

  /** Opened, its fonts there and its picture drawn. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
    await this.isOpen();
  }

  async isOpen(): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toBeAttached();
    await expect(this.time).toBeVisible();
    await this.page.evaluate(() => document.fonts.ready);
  }

  /** In the picture, alive or dead: `Barista, #PID<0.108.0>, brewing 100 7%, mailbox empty`. */
  process(name: string): Locator {
    return this.picture.getByRole('button', { name: new RegExp(`^${name}, `) });
  }

  /** Another picture of the same moment, by the name on its tab. */
  async show(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
    await expect(this.picture).toHaveAccessibleName(name);
    await expect(this.shown).toBeVisible();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  step(step: number): Locator {
    return this.steps.getByRole('button', { name: new RegExp(`^Step ${step} of`) });
  }

  async isAtStep(step: number): Promise<void> {
    await expect(this.step(step)).toHaveAttribute('aria-current', 'step');
  }

  /** Which step that is, from 1, and of how many. */
  async place(): Promise<{ readonly step: number; readonly of: number }> {
    const name = await this.steps.locator('[aria-current]').getAttribute('aria-label');
    const [step = NaN, of = NaN] = (name?.match(/\d+/g) ?? []).map(Number);
    return { step, of };
  }

  /** Every press of the main button does something: the next step, or it says another thing. */
  async goOn(press = () => this.wayOn.click()): Promise<void> {
    const now = async () => `${(await this.place()).step} ${await this.wayOn.innerText()}`;
    const before = await now();
    await press();
    await expect.poll(now, { message: `"${before}" leads on` }).not.toBe(before);
    await this.isPaused();
  }

  /** Goes on to a later step, one press after the other. */
  async goOnTo(step: number): Promise<void> {
    while ((await this.place()).step < step) await this.goOn();
  }

  /** One of the speeds that the scale names: `1/4×`, `16×`. */
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

  /** `event 35 of 71` */
  events(): Promise<string> {
    return this.time.getByLabel('Events').innerText();
  }

  /** Lines of the transcript that have happened at the moment that is shown, in sight. */
  line(words: RegExp): Locator {
    return this.transcript
      .getByRole('button')
      .filter({ hasText: words })
      .filter({ hasNotText: '(ahead)' });
  }

  /** Shows only lines with these words: of a long transcript only what is in sight is there. */
  async showLines(words: string): Promise<void> {
    const field = this.transcript.getByRole('searchbox');
    if (!(await field.isVisible())) {
      await this.transcript.getByRole('button', { name: /^Filter/ }).click();
    }
    await field.fill(words);
  }

  /** All that the picture says. */
  seen(): Promise<string> {
    return this.picture.ariaSnapshot();
  }
}
