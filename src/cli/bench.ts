/**
 * `npm run -s bench`: prints each figure on a line `name value unit`. Builds the measurements as the
 * page is built, for production, and runs them in a process of their own; then those that need a
 * browser, each in a page of its own.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';

import { figureText } from './bench/figure.ts';
import { measureInPage } from './bench/page.ts';

const ROOT = new URL('../../', import.meta.url);
const PAGES = ['page-lanes.ts', 'page-frames.ts'];
const BUILT = fileURLToPath(new URL('node_modules/.cache/bench/', ROOT));

await build({
  root: fileURLToPath(ROOT),
  configFile: false,
  logLevel: 'error',
  mode: 'production',
  ssr: { noExternal: true },
  build: {
    ssr: fileURLToPath(new URL('src/cli/bench/measure.ts', ROOT)),
    outDir: BUILT,
    emptyOutDir: true,
  },
});

const { status } = spawnSync(process.execPath, ['--expose-gc', `${BUILT}measure.js`], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    NODE_ENV: 'production',
    BENCH_RING: new URL('src/cli/bench/ring.exs', ROOT).href,
  },
});
process.exitCode = status ?? 1;

for (const entry of PAGES) {
  for (const figure of await measureInPage(entry)) process.stdout.write(figureText(figure));
}
