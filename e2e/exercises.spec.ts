/** Every type of exercise, once with the pointer and once by the keyboard alone. */
import type { Locator, Page } from '@playwright/test';

import { solutionOf, wrongAnswersOf } from '#lesson/answers.ts';
import { check } from '#lesson/check.ts';
import type { Answer, Exercise, ExerciseKind } from '#lesson/exercise.ts';

import { give, keyboard, pointer, withoutTicks } from './hands.ts';
import { expect, test } from './journey.ts';
import { LessonPage } from './lesson-page.ts';
import { type Asked, exerciseOf } from './lessons.ts';

const KINDS: readonly ExerciseKind[] = [
  'choice',
  'tracing',
  'pairs',
  'order',
  'gaps',
  'assemble',
  'design',
  'scheduler',
];

for (const [name, handOf] of Object.entries({ pointer, keyboard })) {
  for (const kind of KINDS) {
    test(`${kind}: answered by ${name}, wrongly at first, shown, and kept`, async ({ page }) => {
      await workThrough(page, handOf(page), await exerciseOf(kind));
    });
  }
}

type Working = {
  readonly page: Page;
  readonly card: Locator;
  readonly hand: ReturnType<typeof pointer>;
};

async function workThrough(
  page: Page,
  hand: Working['hand'],
  { route, step, exercise }: Asked<ExerciseKind>,
): Promise<void> {
  const lesson = new LessonPage(page);
  await lesson.open(route);
  await hand.press(lesson.step(step));
  await lesson.isAtStep(step);
  const card = lesson.exercise;
  await expect(card).toContainText(withoutTicks(exercise.text));
  const working = { page, card, hand };

  await test.step('a wrong answer has a reply of its own', () => isWrong(working, exercise));
  await test.step('a hint is there to be asked for', async () => {
    await hand.press(card.getByRole('button', { name: 'Hint' }));
    await expect(card).toContainText(withoutTicks(exercise.hint));
  });
  await test.step('the answer is changed', async () => {
    await reset(working);
    await give(working, exercise, solutionOf(exercise));
    await expect(card).toContainText(`Right: ${withoutTicks(exercise.praise)}`);
  });
  const answered = await shown(card, exercise);
  await test.step('it is still there when the page is loaded again', async () => {
    await page.reload();
    await lesson.isOpen();
    await lesson.isAtStep(step);
    expect(await shown(card, exercise)).toEqual(answered);
  });
  await test.step('reset takes it back, and it is shown how it goes', async () => {
    await reset(working);
    if (exercise.kind !== 'design') expect(await shown(card, exercise)).not.toEqual(answered);
    await hand.press(card.getByRole('button', { name: 'Show me' }));
    await expect(card).toContainText(`Right: ${withoutTicks(exercise.praise)}`);
  });
}

async function isWrong({ card, hand }: Working, exercise: Exercise): Promise<void> {
  const [wrong] = wrongAnswersOf(exercise).filter(
    (answer) => answer.kind !== 'assemble' || answer.lines.length > 0,
  );
  if (wrong === undefined) throw new Error(`${exercise.id} knows no wrong answer`);
  await give({ card, hand }, exercise, wrong);
  await expect(card).toContainText(/Not yet: ./);
  await expect(card).toContainText(withoutTicks(replyTo(exercise, wrong)));
}

/** What must be said of a wrong answer. */
function replyTo(exercise: Exercise, answer: Answer): string {
  switch (exercise.kind) {
    case 'design':
      return exercise.wrong[0]?.reply ?? exercise.otherwise;
    case 'scheduler':
      return exercise.missed[0]?.reply ?? '';
    case 'choice':
    case 'tracing':
    case 'pairs':
    case 'order':
    case 'gaps':
    case 'assemble':
      return check(exercise, answer).reply;
  }
}

async function reset({ card, hand }: Working): Promise<void> {
  await hand.press(card.getByRole('button', { name: 'Reset' }));
  await expect(card).not.toContainText(/Not yet: |Right: /);
}

/** The answer as it stands in the page. */
async function shown(card: Locator, { kind }: Exercise): Promise<readonly string[]> {
  await expect(card.getByRole('button', { name: 'Reset' })).toBeVisible();
  switch (kind) {
    case 'choice':
    case 'design':
      return card
        .getByRole('radio')
        .evaluateAll((radios) =>
          radios.map((radio) => String(radio instanceof HTMLInputElement && radio.checked)),
        );
    case 'tracing':
      return [await card.getByRole('textbox').inputValue()];
    case 'gaps':
      return card
        .getByLabel(/^Gap/)
        .evaluateAll((fields) =>
          fields.map((field) => ('value' in field ? String(field.value) : '')),
        );
    case 'pairs':
      return withoutMarks(card.getByRole('list', { name: 'Left' }).getByRole('button'));
    case 'order':
      return withoutMarks(card.getByRole('listitem'));
    case 'assemble':
      return withoutMarks(card.getByRole('list', { name: 'Program' }).getByRole('button'));
    case 'scheduler':
      return withoutMarks(card.getByRole('list').last().getByRole('listitem'));
  }
}

/** What was right and what was not is said only of what was checked. */
async function withoutMarks(parts: Locator): Promise<readonly string[]> {
  return (await parts.allInnerTexts()).map((text) =>
    text.replaceAll(/[✓✗]|\((right|wrong)\)|\s/g, ''),
  );
}
