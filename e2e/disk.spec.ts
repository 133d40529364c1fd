/**
 * The disk of the to-do server is really kept: over a reload, with the power cut in the middle of a
 * write, and with two tabs at once. What is seen here is in the picture of the files.
 */
import { readFileSync } from 'node:fs';

import { decode } from '#term/external.ts';
import { inspectLine } from '#term/inspect.ts';

import { ADD, DiskLesson, LESSON, READ, READ_BACK, START } from './disk-lesson.ts';
import { expect, test } from './journey.ts';
import { tabTo } from './keys.ts';

test('what was saved is there after a reload, and in a file that Elixir reads', async ({
  page,
}) => {
  const lesson = new DiskLesson(page);
  await lesson.open(LESSON);
  await lesson.saveBob();
  await page.reload();
  await lesson.isOpen();
  await lesson.look();
  await expect(lesson.transcript).toContainText('The disk holds 1 file from before: bob.list');
  await lesson.file('bob.list').getByRole('button').click();
  const content = page.getByRole('region', { name: 'What is in bob.list' });
  await expect(content).toContainText('title: "Save me!"');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    content.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('bob.list');
  const bytes = readFileSync(await download.path());
  expect(inspectLine(decode(bytes))).toContain('title: "Save me!"');
});

test('the smoke test, with the shell quit and the page reloaded, by keyboard alone', async ({
  page,
}) => {
  const lesson = new DiskLesson(page);
  await lesson.open(LESSON);
  await lesson.type('iex -S mix');
  for (const [line, answer] of [...START, [ADD, ':ok']] as const) await lesson.type(line, answer);
  await expect(page.getByText(/^✓ .*:ok came back\.$/)).toBeVisible();
  await lesson.goOnByKey(2);
  await test.step('Ctrl+C twice', async () => {
    await tabTo(page, lesson.button('Ctrl+C twice'));
    await page.keyboard.press('Enter');
    await expect(lesson.prompt).toBeFocused();
    await expect(lesson.prompt).toHaveAccessibleName(/todo\$/);
    await lesson.typeBack();
  });
  await lesson.goOnByKey(3);
  await test.step('a reload', async () => {
    await page.reload();
    await lesson.isOpen();
    await lesson.isAtStep(3);
    await expect(lesson.transcript).toContainText('The disk holds 1 file from before: bob.list');
    await lesson.typeBack();
  });
});

test('a write that is cut, a torn file and a full disk, by keyboard alone', async ({ page }) => {
  test.slow();
  const lesson = new DiskLesson(page);
  await lesson.open(LESSON);
  await tabTo(page, lesson.step(4));
  await page.keyboard.press('Enter');
  await test.step('straight into the file', async () => {
    await lesson.cutAWrite();
    await lesson.type(READ, '[]');
    await expect(lesson.file('.corrupt').filter({ hasText: 'set aside' })).toBeVisible();
    await lesson.isDone();
  });
  await lesson.goOnByKey(5);
  await test.step('aside, then rename', async () => {
    await lesson.cutAWrite();
    await lesson.type(READ, '[ %{date: ~D[2023-01-01], id: 1, title: "Buy beans"}');
    await expect(lesson.file('.tmp').filter({ hasText: 'left over' })).toBeVisible();
    await lesson.isDone();
  });
  await lesson.goOnByKey(6);
  await test.step('a bad sector', async () => {
    await lesson.pressByKey('Bad sector');
    await lesson.type(READ.replace('bob', 'Todo.Cache.server_process(cache, "bob")'), '[]');
    await lesson.type(READ.replace('bob', 'Todo.Cache.server_process(cache, "alice")'), '[%{');
    await lesson.isDone();
  });
  await lesson.goOnByKey(7);
  await test.step('a full disk', async () => {
    await lesson.pressByKey('Fill the disk');
    await lesson.type(ADD.replace('bob', 'pid'), '{:error, :enospc}');
    await lesson.pressByKey('Make space');
    await lesson.type(ADD.replace('bob', 'pid'), ':ok');
    await lesson.isDone();
  });
  await lesson.goOnByKey(8);
});

test('a page that goes in the middle of a write leaves a whole file', async ({ page }) => {
  const lesson = new DiskLesson(page);
  await lesson.open(LESSON);
  await lesson.saveBob();
  await lesson.speed('1/4×');
  await lesson.prompt.fill(ADD);
  await lesson.prompt.press('Enter');
  await lesson.pause();
  const aside = lesson.file('.tmp').filter({ hasText: 'being written' });
  // One event after the other: nothing depends on how fast this machine is.
  await expect(async () => {
    await page.keyboard.press('ArrowRight');
    await expect(aside).toBeVisible({ timeout: 50 });
  }).toPass({ intervals: [0] });
  await page.reload();
  await lesson.isOpen();
  await lesson.look();
  await expect(lesson.file('bob.list').filter({ hasText: 'whole' })).toBeVisible();
  await lesson.speed('1×');
  await lesson.boot();
  for (const [line, answer] of READ_BACK) await lesson.enter(line, answer);
});

test('what is shown goes on from what is kept, and is kept', async ({ page }) => {
  const lesson = new DiskLesson(page);
  await lesson.open(LESSON);
  await lesson.saveBob();
  await page.reload();
  await lesson.isOpen();
  await lesson.look();
  await lesson.file('bob.list').getByRole('button').click();
  await lesson.button('Show me').click();
  await expect(page.getByText(/^✓ .*:ok came back\.$/)).toBeVisible();
  const content = page.getByRole('region', { name: 'What is in bob.list' });
  await expect(content).toContainText(/"Save me!".*"Save me!"/);
  await expect(lesson.files).toContainText('Kept in this browser');
});

test('clearing is asked twice and can be undone, by keyboard', async ({ page }) => {
  const lesson = new DiskLesson(page);
  await lesson.open(LESSON);
  await lesson.saveBob();
  await page.getByRole('button', { name: 'Clear…' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(lesson.file('bob.list')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Delete the file' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The disk is empty.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(lesson.file('bob.list')).toBeVisible();
});

test('of two tabs one has the disk, and the other may take it', async ({ page, context }) => {
  const [one, other] = [new DiskLesson(page), new DiskLesson(await context.newPage())];
  await one.open(LESSON);
  await one.saveBob();
  await other.open(LESSON);
  await other.look();
  await expect(other.page.getByText('Another tab has the disk.')).toBeVisible();
  await expect(other.file('bob.list')).toBeHidden();
  await other.button('Use the disk here').click();
  await expect(other.file('bob.list')).toBeVisible();
  await expect(one.page.getByText('Another tab has the disk.')).toBeVisible();
  await other.page.close();
  await expect(one.page.getByText('Another tab has the disk.')).toBeHidden();
  await expect(one.file('bob.list')).toBeVisible();
});

test('where storage is blocked that is said, and the lesson runs in memory', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = async () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    Object.defineProperty(navigator.storage, 'getDirectory', { value: refuse });
  });
  const lesson = new DiskLesson(page);
  await lesson.open(LESSON);
  await expect(page.getByText(/keeps no files for this page/)).toBeVisible();
  await lesson.saveBob();
});

test('going back in time leaves what is kept as it is', async ({ page }) => {
  const lesson = new DiskLesson(page);
  await lesson.open(LESSON);
  await lesson.saveBob();
  await lesson.slider.focus();
  await page.keyboard.press('Home');
  await expect(page.getByText('The disk is empty.')).toBeVisible();
  await page.reload();
  await lesson.isOpen();
  await lesson.look();
  await expect(lesson.file('bob.list')).toBeVisible();
});
