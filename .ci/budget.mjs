// How much JavaScript a page loads on a first visit, compressed, in kB, and whether that is within its
// budget. What is loaded only when somebody asks for it does not count (the palette, the other
// pictures, a menu, the answer to a "why?", the statechart, which is scrolled out of sight at first);
// what loads by itself, later, does. As a program: node .ci/budget.mjs [built folder].
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const BUILT = fileURLToPath(new URL('../dist', import.meta.url));

/** `loads`: modules that the page asks for by itself once it has begun. */
const BUDGETS = [
  {
    name: 'home_js_kb',
    most: 120,
    page: 'index.html',
    loads: ['src/app/shell/home-page.ts', 'src/app/shell/home-stage.ts'],
  },
  {
    // We want 180. In the way stand React (68), a whole BEAM with its terms, its OTP and XState (48),
    // pictures and player (28), and the shop, twice, with its Elixir (18): without these there is no
    // lesson. The page itself, all that is seen when it opens, has some 75; that it can ask for a
    // terminal, a disk and charts, which are loaded by the lessons that have them, costs some 3.
    name: 'lesson_js_kb',
    most: 250,
    page: 'lessons/coffee-shop/the-gateway-crashes/index.html',
    loads: [
      'src/app/shell/show-lesson.tsx',
      'src/app/lesson/lesson-app.tsx',
      'src/app/lesson/lesson-content.ts',
      'src/app/lesson/stagings/coffee-shop.ts',
      'src/app/lesson/stagings/coffee-shop-monolith.ts',
      'lessons/02-coffee-shop/03-the-gateway-crashes/lesson.ts',
      'lessons/02-coffee-shop/03-the-gateway-crashes/prose.mdx',
    ],
  },
];

/**
 * @typedef {{ file: string, imports?: string[], dynamicImports?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest
 */

const folder = process.argv[2] ?? BUILT;
/** @type {Manifest} */
const manifest = JSON.parse(readFileSync(resolve(folder, '.vite/manifest.json'), 'utf8'));

for (const { name, most, page, loads } of BUDGETS) {
  const files = new Set([...scriptsOf(page), ...filesOf(loads)]);
  const size = [...files].reduce((sum, file) => sum + compressed(file), 0) / 1000;
  console.log(`${name} ${size.toFixed(1)} kB`);
  if (size <= most) continue;
  console.error(`${name} is more than ${most} kB. The largest of its files:`);
  const largest = [...files].toSorted((one, other) => compressed(other) - compressed(one));
  for (const file of largest.slice(0, 8)) {
    console.error(`  ${(compressed(file) / 1000).toFixed(1)} kB ${file}`);
  }
  process.exitCode = 1;
}

/**
 * The scripts that the page names, those to be loaded ahead included.
 * @param {string} page
 */
function scriptsOf(page) {
  const html = readFileSync(resolve(folder, page), 'utf8');
  return [...html.matchAll(/ (?:src|href)="([^"]+\.js)"/g)].map(([, address = '']) =>
    new URL(address, `http://site/${page}`).pathname.slice(1),
  );
}

/**
 * What these modules need, themselves included.
 * @param {string[]} modules
 * @returns {Set<string>}
 */
function filesOf(modules) {
  /** @type {Set<string>} */
  const files = new Set();
  const seen = new Set();
  const left = [...modules];
  for (let module = left.pop(); module !== undefined; module = left.pop()) {
    const chunk = manifest[module];
    if (chunk === undefined) throw new Error(`the build has no ${module}: has it been renamed?`);
    if (seen.has(module)) continue;
    seen.add(module);
    if (chunk.file.endsWith('.js')) files.add(chunk.file);
    left.push(...(chunk.imports ?? []));
  }
  return files;
}

/** @param {string} file */
function compressed(file) {
  const path = resolve(folder, file);
  return existsSync(path) ? gzipSync(readFileSync(path), { level: 9 }).length : 0;
}
