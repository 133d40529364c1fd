/** The to-do server: its cache by keyboard alone (lesson 3.3), and a project from nothing (3.1). */
import { AGAIN, CODE, FILE, QUEUE, TWICE } from '#lessons/03-todo-server/03-the-cache/exercises.ts';

import { expect, test } from './journey.ts';
import { KeyboardLesson, TypingLesson } from './typing-lesson.ts';

const START = '{:ok, cache} = Todo.Cache.start()';
const BOB = 'Todo.Cache.server_process(cache, "bob")';
const ALICE = 'Todo.Cache.server_process(cache, "alice")';

test('steps in any order show the run whose form is lit', async ({ page }) => {
  const lesson = new TypingLesson(page);
  await lesson.open('/lessons/todo-server/it-stays-dead/');
  for (const step of [5, 1, 2, 3, 4, 5]) {
    await lesson.step(step).click();
    await lesson.isAtStep(step);
  }
  await expect(lesson.button('Registry and dynamic supervisor')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(lesson.process('Registry')).toBeVisible();
  await expect(lesson.picture).not.toContainText('not started');
});

test('the cache, from the first step to the last, by keyboard alone', async ({ page }) => {
  test.slow();
  const lesson = new KeyboardLesson(page);
  await lesson.open('/lessons/todo-server/the-cache/');
  await lesson.speedByKey('4×');

  await test.step('watch', async () => {
    await lesson.goOnToNext();
    await expect(lesson.process('Server bob')).toBeVisible();
  });
  await test.step('predict, then ask at the prompt', async () => {
    await lesson.answer(AGAIN);
    const bob = (await lesson.printed.last().innerText()).trim();
    expect(bob).toMatch(/^#PID<[\d.]+>$/);
    await lesson.type(ALICE);
    await expect(lesson.process('Server alice')).toBeVisible();
    await expect(lesson.printed.last()).not.toHaveText(bob);
    await expect(lesson.printed.last()).toHaveText(/^#PID<[\d.]+>$/);
    await lesson.type(BOB);
    await expect(lesson.printed.last()).toHaveText(bob);
    await lesson.isDone('bob was asked for again, and was the same');
    await lesson.goOnToNext();
  });
  await test.step('fill the gaps', async () => {
    await lesson.answer(CODE);
    await lesson.goOnToNext();
  });
  await test.step('predict, then play', async () => {
    await lesson.answer(FILE);
    await lesson.goOnToNext();
  });
  await test.step('be the scheduler, by digits', async () => {
    await lesson.answer(TWICE);
    await expect(lesson.process('Server bob')).toHaveCount(1);
    await page.screenshot({ path: 'e2e/screenshots/scheduled-by-keyboard-1440-light.png' });
    await lesson.goOnToNext();
  });
  await test.step('where the queue forms', async () => {
    await lesson.answer(QUEUE);
    await lesson.goOnToNext();
  });
  await test.step('the other version, where none forms', async () => {
    await lesson.press(lesson.button('Keeps the pid'));
    await expect(lesson.button('Keeps the pid')).toHaveAttribute('aria-pressed', 'true');
    await lesson.press(lesson.time.getByRole('button', { name: 'Play' }));
    await lesson.isDone('All have read, and nobody asked the cache');
    await lesson.goOnToNext();
  });
  await test.step('the end is the learner’s own', async () => {
    await lesson.press(lesson.page.getByRole('tab', { name: 'Messages' }));
    await lesson.type('Todo.Cache.server_process(cache, "Bob")');
    await expect(lesson.process('Server Bob')).toBeVisible();
    await expect(page.getByText('To talk about:')).toBeVisible();
  });
});

test('from an empty folder to a process that answers, at the terminal', async ({ page }) => {
  test.slow();
  const lesson = new TypingLesson(page);
  await lesson.open('/lessons/todo-server/a-mix-project/');

  await test.step('mix new todo', async () => {
    await expect(lesson.inTree('mix.exs')).toBeHidden();
    await lesson.command('mix new todo', '* creating mix.exs', 'created successfully');
    await expect(lesson.inTree('mix.exs')).toHaveAccessibleName(/new$/);
    await lesson.isDone('A new project was created');
    await lesson.goOn();
  });
  await test.step('its own tests', async () => {
    await lesson.command('mix test', 'Could not find a Mix.Project');
    await lesson.command('cd todo');
    await lesson.command('mix test', 'Generated todo app', '1 doctest, 1 test, 0 failures');
    await lesson.isDone('The tests of the new project ran');
    await lesson.goOn();
  });
  await test.step('a module that calls what is not there', async () => {
    await lesson.command('mkdir lib/todo');
    await lesson.command('cp ../chapters/server.ex lib/todo');
    await expect(lesson.inTree('server.ex').last()).toBeVisible();
    await lesson.command('mix compile', 'module Todo.List is not available', 'Generated todo app');
    await lesson.isDone('mix compile has said what is missing');
    await lesson.goOn();
  });
  await test.step('the others', async () => {
    await lesson.command('cp ../chapters/*.ex lib/todo');
    await lesson.command('mix compile', 'Generated todo app');
    await lesson.isDone('mix compile has nothing to warn about');
    await page.screenshot({ path: 'e2e/screenshots/terminal-1440-light.png' });
    await lesson.goOn();
  });
  await test.step('their tests', async () => {
    await lesson.command('mkdir test/todo');
    await lesson.command('cp ../chapters/list_test.exs test/todo');
    await lesson.command('mix test', /[1-9]\d* tests?, 0 failures/);
    await lesson.isDone('A test of a module of ours has passed');
    await lesson.goOn();
  });
  await test.step('iex, and what it calls', async () => {
    await lesson.command('iex -S mix', 'Interactive Elixir');
    await lesson.isBooted();
    await lesson.goOn();
    await lesson.enter(START);
    await expect(lesson.printed.last()).toHaveText(/^{:ok, #PID<[\d.]+>}$/);
    await expect(lesson.process('Worker 2')).toBeVisible();
    await lesson.enter(`pid = ${BOB}`);
    await expect(lesson.printed.last()).toHaveText(/^#PID<[\d.]+>$/);
    await expect(lesson.process('Server bob')).toBeVisible();
    await lesson.isDone('The cache was started, and has found a list');
  });
});
