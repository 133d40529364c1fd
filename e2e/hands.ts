/**
 * How a learner answers an exercise: with the pointer, or by the keyboard alone. Both do the same;
 * only how differs.
 */
import type { Locator, Page } from '@playwright/test';

import type { Answer, Exercise } from '#lesson/exercise.ts';

import { enter, tabTo } from './keys.ts';

export type Hand = {
  press(target: Locator): Promise<void>;
  /** One of a group of radio buttons. */
  choose(radio: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  pick(select: Locator, option: string): Promise<void>;
  /** An item of a list to the place of another one above it. */
  raise(item: Locator, above: Locator): Promise<void>;
  /** One of what could happen next, from 0. */
  decide(choices: Locator, place: number): Promise<void>;
};

export function pointer(page: Page): Hand {
  return {
    press: (target) => target.click(),
    // What is seen of a radio button is its label.
    choose: (radio) => radio.locator('xpath=ancestor::label').click(),
    write: (field, text) => field.fill(text),
    pick: async (select, option) => {
      await select.selectOption(option);
    },
    raise: async (item, above) => {
      await above.scrollIntoViewIfNeeded();
      const [from, to] = [await item.boundingBox(), await above.boundingBox()];
      if (from === null || to === null) throw new Error('what is dragged is not in sight');
      await page.mouse.move(from.x + 60, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(from.x + 70, from.y + from.height / 2 - 8);
      await page.mouse.move(to.x + 70, to.y + 3, { steps: 5 });
      await page.mouse.up();
    },
    decide: (choices, place) => choices.nth(place).click(),
  };
}

export function keyboard(page: Page): Hand {
  const { keyboard: keys } = page;
  return {
    press: (target) => enter(page, target),
    choose: async (radio) => {
      await tabTo(page, radio);
      const group = await radio.evaluate(
        ({ name }: HTMLInputElement) =>
          document.querySelectorAll(`input[name="${CSS.escape(name)}"]`).length,
      );
      // The first may have the focus and not be chosen yet: Space chooses it, the arrows the others.
      await keys.press('Space');
      for (let turns = 0; turns < group && !(await radio.isChecked()); turns += 1) {
        await keys.press('ArrowDown');
      }
    },
    write: async (field, text) => {
      await tabTo(page, field);
      await keys.press('ControlOrMeta+A');
      await keys.type(text);
    },
    pick: async (select, option) => {
      await tabTo(page, select);
      await keys.type(option);
    },
    raise: async (item, above) => {
      await tabTo(page, item.getByRole('button').last());
      const way = await placesBetween(item, above);
      for (let steps = 0; steps < way; steps += 1) await keys.press('Alt+ArrowUp');
    },
    decide: (_, place) => keys.press(String(place + 1)),
  };
}

async function placesBetween(item: Locator, above: Locator): Promise<number> {
  return (await placeOf(item)) - (await placeOf(above));
}

/** Among its siblings. */
function placeOf(item: Locator): Promise<number> {
  return item.evaluate((element) => [...(element.parentElement?.children ?? [])].indexOf(element));
}

export function withoutTicks(text: string): string {
  return text.replaceAll('`', '');
}

export type Card = { readonly hand: Hand; readonly card: Locator };

/** Gives that answer and has it judged. The exercise is as at its beginning, or has another answer. */
export async function give(
  { hand, card }: Card,
  exercise: Exercise,
  answer: Answer,
): Promise<void> {
  const button = (name: string | RegExp) => card.getByRole('button', { name });
  switch (answer.kind) {
    case 'choice':
      return hand.choose(card.getByRole('radio').nth(placeOfOption(exercise, answer.option)));
    case 'tracing':
      await hand.write(card.getByRole('textbox'), answer.lines.join('\n'));
      return hand.press(button('Check'));
    case 'gaps': {
      for (const [place, given] of Object.values(answer.gaps).entries()) {
        const field = card.getByLabel(`Gap ${place + 1} of`);
        await (exercise.kind === 'gaps' && exercise.gaps[place]?.options === undefined
          ? hand.write(field, given)
          : hand.pick(field, given));
      }
      return hand.press(button('Check'));
    }
    case 'pairs':
      for (const [left, right] of Object.entries(answer.pairs)) {
        const part = card.locator(`[data-pair="left ${left}"]`);
        // Once one has its partner, the next is taken up by itself.
        if ((await part.getAttribute('aria-pressed')) !== 'true') await hand.press(part);
        await hand.press(card.locator(`[data-pair="right ${right}"]`));
      }
      return hand.press(button('Check'));
    case 'order':
      await putInOrder({ hand, card }, answer.order);
      return hand.press(button('Check'));
    case 'assemble':
      for (const id of answer.lines) await hand.press(card.locator(`[data-pool="${id}"]`));
      return hand.press(button('Check'));
    case 'design':
      for (const [place, radio] of radiosOf(exercise, answer.settings).entries()) {
        await hand.choose(card.getByRole('group').nth(place).getByRole('radio').nth(radio));
      }
      return hand.press(button(/^Try it/));
    case 'scheduler':
      return decideAll({ hand, card }, answer.steps);
  }
}

function placeOfOption(exercise: Exercise, option: string): number {
  return exercise.kind === 'choice' ? exercise.options.findIndex(({ id }) => id === option) : -1;
}

function radiosOf(
  exercise: Exercise,
  settings: Readonly<Record<string, string>>,
): readonly number[] {
  if (exercise.kind !== 'design') return [];
  return exercise.settings.map(({ id, options }) =>
    options.findIndex((option) => option.id === settings[id]),
  );
}

async function putInOrder({ hand, card }: Card, order: readonly string[]): Promise<void> {
  const item = (id: string) => card.locator(`[data-drop-item="${id}"]`);
  for (const [place, id] of order.entries()) {
    const there = card.getByRole('listitem').nth(place);
    if ((await there.getAttribute('data-drop-item')) === id) continue;
    await hand.raise(item(id), there);
  }
}

async function decideAll({ hand, card }: Card, steps: readonly string[]): Promise<void> {
  const next = card.getByRole('list', { name: 'What could happen next' }).getByRole('button');
  const made = card.getByRole('list').last().getByRole('listitem');
  for (const [done, step] of steps.entries()) {
    await next.filter({ hasText: step }).first().waitFor();
    const texts = await next.allInnerTexts();
    await hand.decide(
      next,
      texts.findIndex((text) => text.startsWith(step)),
    );
    await made.nth(done).filter({ hasText: step }).waitFor();
  }
}
