import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, 'theme.css'), 'utf8');
const TOKEN = /--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g;

const GROUNDS = ['paper', 'panel', 'sunk'];
const TONES = ['alive', 'busy', 'crash', 'message', 'supervisor'];
const TEXTS = ['ink', 'muted', 'faint', 'crema', ...TONES];

/** Text needs 4.5 to 1, the borders of controls 3 to 1 (WCAG 1.4.3, 1.4.11). */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground, 4.5] as const)),
  ...TONES.flatMap((tone) =>
    ['ink', 'muted', 'message', 'alive', 'supervisor', 'crema', tone].map(
      (text) => [text, `${tone}-bg`, 4.5] as const,
    ),
  ),
  ...TONES.map((tone) => ['on', tone, 4.5] as const),
  ['paper', 'ink', 4.5],
  ...GROUNDS.map((ground) => ['edge', ground, 3] as const),
];

describe.each(['light', 'dark'])('%s tokens', (theme) => {
  const colours = new Map(
    [...css.matchAll(TOKEN)].map(([, name = '', light = '', dark = '']) => [
      name,
      theme === 'light' ? light : dark,
    ]),
  );

  it.each(PAIRS)('%s on %s has a contrast of %d or more', (text, ground, least) => {
    expect(contrast(colours.get(text) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(
      least,
    );
  });
});

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const value = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
