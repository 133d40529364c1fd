/**
 * `npm run -s bench`: prints each figure on a line `name value unit`. Builds the measurements as the
 * page is built, for production, and runs them in a process of their own; then those that need a
 * browser, each in a page of its own. Only some of them: `npm run -s bench -- page-frames.ts`, or
 * `measure.ts` and `todo.ts` for those without a page.
 */
import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';

import { figureText } from './bench/figure.ts';
import { measureInPage } from './bench/page.ts';

const ROOT = new URL('../../', import.meta.url);
const PROCESSES = ['measure.ts', 'todo.ts'];
const PAGES = ['page-lanes.ts', 'page-frames.ts', 'page-todo.ts'];
const BUILT = fileURLToPath(new URL('node_modules/.cache/bench/', ROOT));

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => ![...PROCESSES, ...PAGES].includes(name));
if (unknown.length > 0) {
  throw new Error(`no ${unknown.join(', ')}: there are ${[...PROCESSES, ...PAGES].join(', ')}`);
}

for (const entry of PROCESSES.filter(isAsked)) await measureInProcess(entry);
for (const entry of PAGES.filter(isAsked)) {
  for (const figure of await measureInPage(entry)) process.stdout.write(figureText(figure));
}

function isAsked(name: string): boolean {
  return asked.length === 0 || asked.includes(name);
}

async function measureInProcess(entry: string): Promise<void> {
  await build({
    root: fileURLToPath(ROOT),
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL(`src/cli/bench/${entry}`, ROOT)),
      outDir: BUILT,
      emptyOutDir: true,
    },
  });
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', `${BUILT}${basename(entry, '.ts')}.js`],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        BENCH_RING: new URL('src/cli/bench/ring.exs', ROOT).href,
      },
    },
  );
  if (status !== 0) process.exitCode = status ?? 1;
}
