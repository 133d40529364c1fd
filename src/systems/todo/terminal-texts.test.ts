/** The Elixir that the terminal hands out is the Elixir of the twin, word for word. */
import { expect, test } from 'vitest';

const SOURCES = import.meta.glob<string>(
  [
    './project/*.exs',
    './project/.formatter.exs',
    './project/lib/**',
    './{supervised,registered}/mix.exs',
    './{supervised,registered}/lib/**',
    './chapters/*',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** As the formatter writes it. */
function literal(text: string): string {
  const quote = text.split("'").length > text.split('"').length ? '"' : "'";
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return quote + inner.replaceAll(quote, `\\${quote}`) + quote;
}

/** `npx vitest run src/systems/todo/terminal-texts -u` writes the module anew. */
test('the texts of the terminal are those of the three projects', async () => {
  const lines = Object.entries(SOURCES)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, text]) => `  '${path.slice(2)}':\n    ${literal(text)},`);
  const module = [
    '/**',
    ' * The Elixir files of the to-do server as texts, for a terminal that has no disk to read them from.',
    ' * Written by terminal-texts.test.ts from the files themselves.',
    ' */',
    'export const TEXTS: Readonly<Record<string, string>> = {',
    ...lines,
    '};',
    '',
  ];
  await expect(module.join('\n')).toMatchFileSnapshot('./terminal-texts.ts');
});
