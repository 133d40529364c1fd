/** Each lesson from its first step to its last by the main button alone, as whoever is stuck may go. */
import { expect, test } from './journey.ts';
import { LessonPage } from './lesson-page.ts';
import { LESSON_ROUTES } from './lessons.ts';

const MOST_PRESSES = 60;

for (const route of LESSON_ROUTES) {
  test(`${route} is walked from hook to end`, async ({ page }) => {
    test.slow();
    const lesson = new LessonPage(page);
    await lesson.open(route);
    await lesson.speed('16×');
    let shown = 0;
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      const { step, of } = await lesson.place();
      if (shown < step) await showAnswer(lesson);
      shown = step;
      if (step === of) break;
      await lesson.goOn();
    }
    await expect(page.getByText('To talk about:')).toBeVisible();
    await allPicturesAreThere(lesson);
    await lesson.button('From the beginning').click();
    await lesson.isAtStep(1);
    await page.goto('/');
    await expect(page.locator(`a[href$="${route}"]`).filter({ hasText: 'done' })).toBeVisible();
  });
}

/** What the exercise of the step, where it has one, shows as its answer is right. */
async function showAnswer({ page, exercise }: LessonPage): Promise<void> {
  // Its kind is loaded when it is first wanted.
  if ((await page.locator('#exercise').count()) === 0) return;
  await exercise.getByRole('button', { name: 'Show me' }).click();
  await expect(exercise).toContainText('Right: ', { timeout: 30_000 });
}

async function allPicturesAreThere(lesson: LessonPage): Promise<void> {
  const tabs = lesson.page.getByRole('tablist', { name: 'Pictures' }).getByRole('tab');
  for (const name of await tabs.allInnerTexts()) await lesson.show(name);
}
