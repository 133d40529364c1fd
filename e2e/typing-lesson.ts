/** A lesson with a prompt, as a learner sees it: in the terminal, or below the picture. */
import { expect, type Locator, type Page } from '@playwright/test';

import { solutionOf } from '#lesson/answers.ts';
import type { Exercise } from '#lesson/exercise.ts';

import { give, keyboard, withoutTicks } from './hands.ts';
import { enter, keepsFocus, tabTo } from './keys.ts';
import { LessonPage } from './lesson-page.ts';

export class TypingLesson extends LessonPage {
  /** Where one types: behind the prompt of the system’s shell, or of iex. */
  readonly prompt: Locator;
  /** What was typed and printed, where the terminal is the picture. */
  readonly screen: Locator;
  /** The last lines of it, where the prompt is below another picture. */
  readonly printed: Locator;

  constructor(page: Page) {
    super(page);
    this.prompt = page.getByRole('textbox', { name: /^(Command|Elixir|IEx), / });
    this.screen = page.getByRole('log', { name: 'Screen of the terminal' });
    this.printed = page.getByRole('region', { name: 'IEx' }).getByRole('paragraph');
  }

  /** A file or a folder of the terminal’s computer. */
  inTree(name: string): Locator {
    return this.page
      .getByRole('region', { name: 'Tree of files' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  }

  async enter(line: string): Promise<void> {
    await this.prompt.fill(line);
    await this.prompt.press('Enter');
  }

  /** Enters it in the terminal; what it prints comes below it. Commands are answered one after the other. */
  async command(line: string, ...answers: readonly (string | RegExp)[]): Promise<void> {
    const typed = this.screen.getByRole('paragraph').filter({ hasText: `$ ${line}` });
    const entered = typed.nth(await typed.count());
    await this.enter(line);
    await expect(entered).toBeVisible();
    const below = entered.locator('xpath=following-sibling::p');
    for (const answer of answers) {
      await expect(below.filter({ hasText: answer }).first()).toBeVisible();
    }
  }

  /** The node runs, and iex waits for its first line. */
  async isBooted(): Promise<void> {
    await expect(this.prompt).toHaveAccessibleName(/iex\(1\)>/);
  }

  /** What the step wants to be done has been done, and it says so. */
  async isDone(label = ''): Promise<void> {
    await expect(this.page.getByText(new RegExp(`^✓ ${label}`))).toBeVisible();
  }
}

/** The same without a pointer. */
export class KeyboardLesson extends TypingLesson {
  async type(line: string): Promise<void> {
    await tabTo(this.page, this.prompt);
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Enter');
  }

  async speedByKey(label: string): Promise<void> {
    await this.press(this.time.getByRole('button', { name: 'Speed' }));
    await this.press(this.time.getByRole('button', { name: label, exact: true }));
    await this.page.keyboard.press('Escape');
  }

  async press(target: Locator): Promise<void> {
    await enter(this.page, target);
  }

  async answer(exercise: Exercise): Promise<void> {
    const hand = keyboard(this.page);
    await give({ hand, card: this.exercise }, exercise, solutionOf(exercise));
    await expect(this.exercise).toContainText(`Right: ${withoutTicks(exercise.praise)}`);
    await keepsFocus(this.page);
  }

  /** The main button, as often as it takes: it may play to where the step wants to be first. */
  async goOnToNext(): Promise<void> {
    const { step } = await this.place();
    while ((await this.place()).step === step) await this.goOn(() => this.press(this.wayOn));
    await this.isAtStep(step + 1);
    await keepsFocus(this.page);
  }
}
