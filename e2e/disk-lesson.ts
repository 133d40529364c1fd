/** Lesson 3.7 as a learner sees it: a terminal, files that are kept, and all of it by keyboard as well. */
import { expect, type Locator, type Page } from '@playwright/test';

import { keepsFocus } from './keys.ts';
import { KeyboardLesson } from './typing-lesson.ts';

export const LESSON = '/lessons/todo-server/pull-the-plug/';

/** Lines at the prompt, and what iex prints then. */
export const START = [
  ['{:ok, cache} = Todo.Cache.start()', '{:ok, #PID<'],
  ['bob = Todo.Cache.server_process(cache, "bob")', '#PID<'],
] as const;

export const ADD = 'Todo.Server.add_entry(bob, %{date: ~D[2023-01-01], title: "Save me!"})';
export const READ = 'Todo.Server.entries(bob, ~D[2023-01-01])';
export const READ_BACK = [
  ...START,
  [READ, '[%{date: ~D[2023-01-01], id: 1, title: "Save me!"}'],
] as const;

export class DiskLesson extends KeyboardLesson {
  readonly files: Locator;

  constructor(page: Page) {
    super(page);
    this.files = page.getByRole('region', { name: 'Files on the disk' });
  }

  async look(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Files' }).click();
  }

  file(name: string): Locator {
    return this.files.getByRole('row').filter({ hasText: name });
  }

  override async enter(line: string, answer?: string): Promise<void> {
    await super.enter(line);
    if (answer !== undefined) await this.prints(answer);
  }

  /** A shell that was started again is called `IEx (2)`. */
  async prints(answer: string): Promise<void> {
    const last = this.transcript.getByRole('button').filter({ hasText: /IEx( \(\d\))? prints: / });
    await expect(last.last()).toContainText(`prints: ${answer}`);
  }

  async boot(): Promise<void> {
    await this.enter('iex -S mix');
    await this.isBooted();
  }

  async saveBob(): Promise<void> {
    await this.boot();
    for (const [line, answer] of [...START, [ADD, ':ok']] as const) await this.enter(line, answer);
    await this.look();
    await expect(this.file('bob.list').filter({ hasText: 'whole' })).toBeVisible();
  }

  /** Where the focus is: nothing is clicked. */
  override async type(line: string, answer?: string): Promise<void> {
    await super.type(line);
    if (answer !== undefined) await this.prints(answer);
  }

  async pressByKey(name: string): Promise<void> {
    await this.press(this.page.getByRole('button', { name, exact: true }));
  }

  /** The plug is pulled while bob’s third entry is being written. */
  async cutAWrite(): Promise<void> {
    await this.speedByKey('1/4×');
    await this.type(ADD.replace('bob', 'pid'));
    await expect(this.file('bob.list').filter({ hasText: 'being written' })).toBeVisible();
    await this.pressByKey('Pull the plug');
    await this.speedByKey('1×');
    await this.type('iex -S mix');
    await this.isBooted();
    for (const [line, answer] of START) await this.type(line, answer);
  }

  async goOnByKey(step: number): Promise<void> {
    await this.press(this.wayOn);
    await this.isAtStep(step);
    await keepsFocus(this.page);
  }

  async typeBack(): Promise<void> {
    await this.type('iex -S mix');
    await this.isBooted();
    for (const [line, answer] of READ_BACK) await this.type(line, answer);
    await expect(this.page.getByText(/^✓ .*read from the file\.$/)).toBeVisible();
  }
}
