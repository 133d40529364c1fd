/**
 * How the page is built: one HTML page for the start and one for each lesson's route, so that every
 * address works on any static host, in any folder of it. And where the unit tests are.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

import mdx from '@mdx-js/rollup';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig({
  // Relative, so that the built page works in any folder.
  base: './',
  plugins: [
    { enforce: 'pre', ...mdx({ mdExtensions: [] }) },
    react(),
    tailwindcss(),
    pages(lessonRoutes()),
  ],
  test: {
    // No test asserts wall time; a busy machine is not a failure.
    testTimeout: 120_000,
    include: ['src/**/*.test.{ts,tsx}', 'lessons/**/*.test.ts', 'e2e/conformance/**/*.test.ts'],
  },
});

/** `lessons/02-coffee-shop/01-the-gateway-crashes` is at `lessons/coffee-shop/the-gateway-crashes`. */
function lessonRoutes(): string[] {
  return foldersIn('lessons')
    .flatMap(foldersIn)
    .map((folder) => folder.replaceAll(/\/\d+-/g, '/'));
}

function foldersIn(folder: string): string[] {
  return readdirSync(resolve(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
}

/**
 * index.html again at each route. `<html data-root="../../../">` tells the page how to reach the
 * folder that it was put in, which only its address could tell otherwise.
 */
function pages(routes: readonly string[]): Plugin {
  const start = resolve(root, 'index.html');
  const copies = new Set(routes.map((route) => resolve(root, route, 'index.html')));
  return {
    name: 'pages',
    config: () => ({ build: { rolldownOptions: { input: [start, ...copies] } } }),
    resolveId: (id) => (copies.has(id) ? id : undefined),
    load: (id) => (copies.has(id) ? readFileSync(start, 'utf8') : undefined),
    transformIndexHtml: (html, { path, originalUrl }) =>
      html.replace('data-root="./"', `data-root="${wayBackFrom(originalUrl ?? path)}"`),
  };
}

/** `/lessons/a/b/index.html` and `/lessons/a/b/` are three folders down. */
function wayBackFrom(path: string): string {
  const [address = ''] = path.split(/[?#]/);
  return '../'.repeat(address.split('/').length - 2) || './';
}
