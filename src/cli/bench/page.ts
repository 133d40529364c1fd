/**
 * Measures in a real browser: builds an entry as the page is built, for production, opens it in
 * Chromium and asks it for its figures. An entry is a file `page-….ts` beside this one, which sees
 * the DOM and the rooms of the page, and exports `measure(): Promise<Figure[]>`.
 */
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';

import { browserPath } from '#e2e/browser.ts';

import type { Figure } from './figure.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BUILT = `${ROOT}node_modules/.cache/bench-page/`;
/** Nobody listens there: each request is answered from the built files. */
const ADDRESS = 'http://bench.test/';
const VIEWPORT = { width: 1280, height: 800 };
const LONGEST = 300_000;

/** The figures of `src/cli/bench/<entry>`, say `page-lanes.ts`. Throws what the page throws. */
export async function measureInPage(entry: string): Promise<readonly Figure[]> {
  const folder = `${BUILT}${basename(entry, extname(entry))}/`;
  await buildPage(entry, folder);
  const executablePath = browserPath();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-background-networking', '--no-first-run'],
  });
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await serve(page, folder);
    return await figuresOf(page);
  } finally {
    await browser.close();
  }
}

async function figuresOf(page: Page): Promise<readonly Figure[]> {
  const broken = new Promise<never>((_, reject) => {
    page.on('pageerror', reject);
  });
  page.setDefaultTimeout(LONGEST);
  await page.goto(ADDRESS);
  const figures = page
    .waitForFunction('globalThis.measure')
    .then(() => page.evaluate<readonly Figure[]>('measure()'));
  return Promise.race([figures, broken]);
}

async function serve(page: Page, folder: string): Promise<void> {
  await page.route(`${ADDRESS}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: `${folder}${pathname === '/' ? 'bench.html' : pathname}` });
  });
}

async function buildPage(entry: string, outDir: string): Promise<void> {
  await build({
    root: ROOT,
    base: './',
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [react(), tailwindcss(), pageOf(entry)],
    build: {
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { input: `${ROOT}bench.html` },
    },
  });
}

/** A page with nothing in it but the entry. */
function pageOf(entry: string): Plugin {
  const id = `${ROOT}bench.html`;
  const script = `
    import { measure } from '/src/cli/bench/${entry}';
    globalThis.measure = measure;`;
  return {
    name: 'bench-page',
    resolveId: (asked) => (asked === id ? id : undefined),
    load: (asked) =>
      asked === id
        ? `<!doctype html><html><body><script type="module">${script}</script></body></html>`
        : undefined,
  };
}
