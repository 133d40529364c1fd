/**
 * How the page is built: one HTML page for the start and one for each lesson's route, so that every
 * address works on any static host, in any folder of it. And where the unit tests are.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

import mdx from '@mdx-js/rollup';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import remarkFrontmatter from 'remark-frontmatter';
import type { PluginOption } from 'vite';
import { defineConfig } from 'vitest/config';

import { lessonChecks } from './.ci/lesson-checks.ts';
import { tracksIn } from './.ci/lesson-files.ts';
import { lessons } from './.ci/lessons-plugin.ts';
import { offline } from './.ci/offline-plugin.ts';
import { fetchAhead, type Page, pages, withoutPolicy } from './.ci/pages-plugin.ts';

const FIRST_PAGE: Page = {
  path: '',
  title: 'Let It Brew: crash it, watch it heal',
  heading: 'Crash it. Watch it heal.',
  description:
    'Elixir processes that you can see, step through in both directions and crash, in your browser: a coffee shop that heals itself.',
  preview: 'the-gateway-crashes.png',
  ahead: ['src/app/shell/home-page.ts'],
};

const LESSON_MODULES = [
  'src/app/shell/show-lesson.tsx',
  'src/app/lesson/lesson-app.tsx',
  'src/app/lesson/lesson-content.ts',
];

/** Every page needs nearly all of it; in one file it is compressed better than in ten. */
const BEAM = {
  name: 'beam',
  test: /\/src\/(term|kernel|machine|otp)\/(?!dynamic|registry\.|ets|task|agent|external|phash2|jenkins|byte-)/,
};

const PAGES = allPages();

export default defineConfig({
  // Relative, so that the built page works in any folder.
  base: './',
  // What each page loads is counted by .ci/budget.mjs.
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [BEAM] } } },
  },
  plugins: [
    prose(),
    react(),
    tailwindcss(),
    lessons(),
    lessonChecks(() => [prose(), lessons()]),
    pages(PAGES),
    fetchAhead(PAGES),
    withoutPolicy(),
    offline(),
  ],
  test: {
    // No test asserts wall time; a busy machine is not a failure.
    testTimeout: 120_000,
    include: ['src/**/*.test.{ts,tsx}', 'lessons/**/*.test.ts', 'e2e/conformance/**/*.test.ts'],
  },
});

function prose(): PluginOption {
  return { enforce: 'pre', ...mdx({ mdExtensions: [], remarkPlugins: [remarkFrontmatter] }) };
}

/** The first page, and one for each lesson. */
function allPages(): readonly Page[] {
  const lessonPages = tracksIn().flatMap(({ name, lessons: of }) =>
    of.map(({ path, folder, title, heading, summary }) => ({
      path,
      title: `${title} · ${name} · Let It Brew`,
      description: summary,
      heading,
      preview: 'the-gateway-crashes.png',
      ahead: [...LESSON_MODULES, ...modulesOf(`.${folder}`)],
    })),
  );
  return [FIRST_PAGE, ...lessonPages];
}

/** A lesson's own modules, and the stagings of the systems that it imports. */
function modulesOf(folder: string): readonly string[] {
  const sources = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const text = sources.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join();
  const systems = new Set([...text.matchAll(/'#systems\/([\w-]+)\//g)].map(([, name]) => name));
  const stagings = [...systems].map((name) => `src/app/lesson/stagings/${name}.ts`);
  return [
    `${folder}/lesson.ts`,
    `${folder}/prose.mdx`,
    ...stagings.filter((file) => existsSync(file)),
  ];
}
