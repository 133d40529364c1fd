/** The same seed gives the same run, byte by byte, in Node and in the browser. */
import { fileURLToPath } from 'node:url';

import { build } from 'vite';

import { badDayLog } from './bad-day-log.ts';
import { expect, test } from './journey.ts';

const SEEDS = Array.from({ length: 24 }, (_, seed) => seed);

/** The same source as a script for a page, minified as the page's own is. */
async function script(): Promise<string> {
  const entry = fileURLToPath(new URL('bad-day-log.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'run' } },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('vite built nothing');
  return output.output[0].code;
}

test('bad days at the shop are the same in Node and in the browser', async ({ page }) => {
  // Of its own: the page itself runs no script but its own.
  await page.goto('about:blank');
  await page.addScriptTag({ content: await script() });
  for (const seed of SEEDS) {
    const here = badDayLog(seed).split('\n');
    const there = await page.evaluate<string>(`run.badDayLog(${seed})`);
    expect(here.length).toBeGreaterThan(50);
    expect(there.split('\n'), `the day of seed ${seed}`).toEqual(here);
  }
});
