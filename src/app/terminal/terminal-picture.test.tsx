import type { ReactElement } from 'react';
/** The terminal and the prompt as they are read. */
import { prerender } from 'react-dom/static';
import { expect, test } from 'vitest';

import { optionsTerm } from '#systems/options.ts';
import { terminal } from '#systems/todo/terminal.ts';
import { todo } from '#systems/todo/todo.ts';

import { PromptBar } from './prompt-bar.tsx';
import { screenText } from './screen-rows.tsx';
import type { Screen } from './screen.ts';
import { TerminalPicture } from './terminal-picture.tsx';
import { linesFor } from './use-line.ts';

const nothing = () => undefined;

const LINES = ['mix test', 'cd todo', 'self()', 'Todo.Cache.start()'];

const SCREEN: Screen = {
  rows: [
    { id: 1, kind: 'typed', prompt: '~/todo$', text: 'vim' },
    { id: 2, kind: 'printed', text: 'bash: vim: command not found' },
    { id: 2, kind: 'note', text: 'Understood here: mix test' },
  ],
  earlier: 7,
  mode: 'sh',
  prompt: '~/todo$',
  waiting: false,
  typed: ['vim'],
};

const COMPUTER = terminal.start(
  optionsTerm(todo.options, { terminal: 'on', project: 'new', power: 'off' }),
);

async function markupOf(element: ReactElement): Promise<string> {
  const { prelude } = await prerender(element);
  return new Response(prelude).text();
}

const pictureOf = (screen: Partial<Screen>, past = false) =>
  markupOf(
    <TerminalPicture
      screen={{ ...SCREEN, ...screen }}
      computer={{ ...COMPUTER, fresh: ['todo/lib/todo.ex'] }}
      lines={LINES}
      past={past}
      onEnter={nothing}
      onStop={nothing}
    />,
  );

const wordsIn = (markup: string) =>
  markup
    .replaceAll('<!-- -->', '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

test('the screen is a log, and the prompt is the label of its field', async () => {
  const markup = await pictureOf({});
  expect(markup).toContain('role="log"');
  const field = /<input[^>]* id="([^"]*)"/.exec(markup)?.[1] ?? 'none';
  const label = markup.split(`for="${field}"`)[1]?.split('</label>')[0] ?? '';
  expect(wordsIn(`<label ${label}`)).toContain('Command, ~/todo$');
});

test('what we add is marked, and is not copied', async () => {
  expect(wordsIn(await pictureOf({}))).toContain('Note Understood here: mix test');
  expect(screenText(SCREEN)).toBe('~/todo$ vim\nbash: vim: command not found');
});

test('what was made last is marked in words', async () => {
  const words = wordsIn(await pictureOf({}));
  expect(words).toContain('New: todo/lib/todo.ex');
  expect(words).toMatch(/ todo\.ex new /);
  expect(words).toMatch(/todo\/ *you are here/);
});

test('commands are offered to the shell, Elixir to iex', async () => {
  expect(linesFor('sh', LINES)).toEqual(['mix test', 'cd todo']);
  expect(linesFor('iex', LINES)).toEqual(['self()', 'Todo.Cache.start()']);
  expect(await pictureOf({ mode: 'iex', prompt: 'iex(1)>' })).not.toContain('cd todo</button>');
});

test('only a node that runs can be stopped by Ctrl+C', async () => {
  expect(await pictureOf({})).not.toContain('Ctrl+C twice');
  expect(await pictureOf({ mode: 'iex' })).toContain('Ctrl+C twice');
});

test('in the past it says what typing does', async () => {
  expect(await pictureOf({})).not.toContain('another future');
  expect(await pictureOf({}, true)).toContain('another future');
});

test('the bar shows the last three lines and says when iex is busy', async () => {
  const rows = ['one', 'two', 'three', 'four'].map((text, i) => ({
    id: i,
    kind: 'printed' as const,
    text,
  }));
  const bar = { label: 'IEx', mode: 'iex' as const, prompt: 'iex(2)>', lines: LINES, typed: [] };
  const words = wordsIn(
    await markupOf(<PromptBar {...bar} recent={rows} waiting onEnter={nothing} />),
  );
  expect(words).toMatch(/two three four evaluates …/);
  expect(words).not.toContain('one');
});
