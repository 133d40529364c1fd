import { describe, expect, test } from 'vitest';

import { FakeKeeper, opened } from './store-fixture.ts';
import { KEPT_AS } from './store.ts';
import type { Change } from './stored-change.ts';
import { writeStored } from './stored-text.ts';
import type { Stored } from './stored.ts';

const LESSON = 'coffee-shop/the-gateway-crashes';

function keeping(text: string): FakeKeeper {
  const keeper = new FakeKeeper();
  keeper.items.set(KEPT_AS, text);
  return keeper;
}

const choice = (option: string) => ({ kind: 'choice', option }) as const;
const answering = (option: string, exercise = 'latte'): Change => ({
  kind: 'answer',
  lesson: LESSON,
  exercise,
  answer: choice(option),
});

test('what is kept is there again', () => {
  const keeper = new FakeKeeper();
  const store = opened(keeper);
  store.update({ kind: 'theme', theme: 'dark' });
  store.update({ kind: 'speed', speed: 0.5 });
  store.update({ kind: 'step', lesson: LESSON, step: 'predict' });
  store.update(answering('keeps'));
  store.update({ kind: 'done', lesson: LESSON, exercise: 'latte' });
  store.update({ kind: 'finished', lesson: LESSON, step: 'watch' });
  store.update({ kind: 'complete', lesson: LESSON });
  const again = opened(keeper).current();
  expect(again).toEqual(store.current());
  expect(again.settings).toEqual({
    theme: { value: 'dark', at: 1000 },
    speed: { value: 0.5, at: 1000 },
  });
  expect(again.lessons[LESSON]).toEqual({
    seen: 1000,
    step: { value: 'predict', at: 1000 },
    answers: { latte: { value: choice('keeps'), at: 1000 } },
    done: { latte: 1000 },
    finished: { watch: 1000 },
    complete: 1000,
  });
});

test('an answer is changed and taken back, whatever the clock says', () => {
  const clock = { now: 1000 };
  const keeper = new FakeKeeper();
  const store = opened(keeper, clock);
  store.update(answering('stops'));
  clock.now = 5;
  store.update(answering('keeps'));
  expect(store.current().lessons[LESSON]?.answers['latte']?.value).toEqual(choice('keeps'));
  store.update({ kind: 'answer', lesson: LESSON, exercise: 'latte', answer: undefined });
  expect(opened(keeper).current().lessons[LESSON]?.answers['latte']?.value).toBeNull();
});

describe('the first version', () => {
  test('its theme is taken over from its own key', () => {
    const keeper = new FakeKeeper();
    keeper.items.set('let-it-brew.theme', 'dark');
    expect(opened(keeper).current().settings.theme?.value).toBe('dark');
    expect([...keeper.items.keys()]).toEqual([KEPT_AS]);
    expect(opened(keeper).current().settings.theme?.value).toBe('dark');
  });

  test('a later choice outweighs it', () => {
    const keeper = new FakeKeeper();
    opened(keeper).update({ kind: 'theme', theme: 'light' });
    keeper.items.set('let-it-brew.theme', 'dark');
    expect(opened(keeper).current().settings.theme?.value).toBe('light');
  });

  test('its file is read', () => {
    const store = opened(new FakeKeeper());
    const text = '{"schema":"let-it-brew.progress","version":1,"theme":"dark"}';
    expect(store.imported(text)).toEqual({ kind: 'imported', lessons: 0, wrong: [] });
    expect(store.current().settings.theme?.value).toBe('dark');
  });
});

describe('what cannot be read', () => {
  test.each([
    ['{"schema":"let-it-brew.progress","ver', /is no JSON/],
    ['[1, 2]', /not progress of Let It Brew/],
    ['{"schema":"let-it-brew.progress","version":"x"}', /version is "x"/],
  ])('%s is set aside and said', (text, why) => {
    const keeper = keeping(text);
    const store = opened(keeper);
    expect(keeper.items.get('let-it-brew.set-aside.1')).toBe(text);
    expect(store.notices().map((notice) => notice.text)).toEqual([expect.stringMatching(why)]);
    store.update(answering('keeps'));
    const again = opened(keeper);
    expect(again.current()).toEqual(store.current());
    expect(again.notices()).toEqual([]);
  });

  test('of a lesson takes no other with it', () => {
    const good = { seen: 5, answers: {}, done: { a: 3 }, finished: {} };
    const bad = { ...good, answers: { latte: { value: { kind: 'guess' }, at: 1 } } };
    const text = writeStored({ settings: {}, lessons: { good, bad } } as unknown as Stored);
    const keeper = keeping(text);
    const store = opened(keeper);
    expect(Object.keys(store.current().lessons)).toEqual(['good']);
    expect(store.notices()[0]?.text).toContain('lesson bad, answers.latte.value.kind');
    expect(keeper.items.get('let-it-brew.set-aside.1')).toContain('"kind":"guess"');
    expect(keeper.items.get(KEPT_AS)).not.toContain('guess');
  });

  test('is set aside under the next free key, and dismissed', () => {
    const keeper = keeping('nonsense');
    keeper.items.set('let-it-brew.set-aside.1', 'older nonsense');
    const store = opened(keeper);
    expect(keeper.items.get('let-it-brew.set-aside.1')).toBe('older nonsense');
    expect(keeper.items.get('let-it-brew.set-aside.2')).toBe('nonsense');
    store.dismiss('let-it-brew.set-aside.2');
    expect(store.notices()).toEqual([]);
  });

  test('stays where it is when it cannot be set aside', () => {
    const keeper = keeping('nonsense');
    keeper.full = true;
    const store = opened(keeper);
    store.update(answering('keeps'));
    keeper.full = false;
    store.update(answering('stops'));
    expect(keeper.items.get(KEPT_AS)).toBe('nonsense');
  });

  test('of a newer version is left alone, and that is said', () => {
    const text = '{"schema":"let-it-brew.progress","version":9,"lessons":{}}';
    const keeper = keeping(text);
    const store = opened(keeper);
    store.update(answering('keeps'));
    expect(keeper.items.get(KEPT_AS)).toBe(text);
    expect(store.notices()[0]?.text).toContain('has version 9');
    expect(store.current().lessons[LESSON]?.answers['latte']?.value).toEqual(choice('keeps'));
  });
});

test.each([
  ['missing', undefined],
  ['full', Object.assign(new FakeKeeper(), { full: true })],
])('a storage that is %s: it works in memory, and that is said once', (_, keeper) => {
  const store = opened(keeper);
  store.update(answering('stops'));
  store.update(answering('keeps'));
  expect(store.current().lessons[LESSON]?.answers['latte']?.value).toEqual(choice('keeps'));
  expect(store.notices().map(({ id }) => id)).toEqual(['memory']);
});

describe('a file', () => {
  test('is written, read and merged', () => {
    const [here, there] = [opened(new FakeKeeper()), opened(new FakeKeeper(), { now: 2000 })];
    here.update(answering('stops'));
    here.update(answering('one', 'other'));
    there.update(answering('keeps'));
    expect(here.imported(there.exported())).toEqual({ kind: 'imported', lessons: 1, wrong: [] });
    const answers = here.current().lessons[LESSON]?.answers;
    expect(answers?.['latte']?.value).toEqual(choice('keeps'));
    expect(answers?.['other']?.value).toEqual(choice('one'));
  });

  test.each([
    ['PNG...', /It is no JSON/],
    ['{"name":"let-it-brew","version":"0.1.0"}', /not progress of Let It Brew/],
    ['{"schema":"let-it-brew.progress","version":3}', /version 3.*newer/],
  ])('%s changes nothing, and says why', (text, why) => {
    const store = opened(new FakeKeeper());
    store.update(answering('keeps'));
    const before = store.exported();
    expect(store.imported(text)).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
    expect(store.exported()).toBe(before);
  });

  test('with a damaged lesson gives the others, and names it', () => {
    const store = opened(new FakeKeeper());
    const good = { seen: 5, answers: {}, done: {}, finished: {} };
    const text = writeStored({
      settings: {},
      lessons: { good, bad: { seen: -1 } },
    } as unknown as Stored);
    expect(store.imported(text)).toMatchObject({
      lessons: 1,
      wrong: [{ where: 'lesson bad, seen' }],
    });
  });
});
