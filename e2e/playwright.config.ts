import { defineConfig } from '@playwright/test';

import { browserPath } from './browser.ts';

const isRoot = process.getuid?.() === 0;
const executablePath = browserPath();

export default defineConfig({
  testDir: '.',
  outputDir: process.env['E2E_RESULTS'] ?? '../test-results',
  workers: 2,
  retries: 0,
  // Generous, for machines that others use too: what is waited for is known by what the page shows.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  projects: [
    { name: 'light', testMatch: '*.spec.ts', use: { colorScheme: 'light' } },
    // Only what depends on colours.
    { name: 'dark', testMatch: 'every-page.spec.ts', use: { colorScheme: 'dark' } },
  ],
  use: {
    // Known once the server below has said which port was free.
    ...(process.env['SERVED_AT'] && { baseURL: process.env['SERVED_AT'] }),
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath && { executablePath }),
      // Chromium refuses its sandbox to root; and a browser in a test is to fetch nothing by itself.
      args: isRoot
        ? [
            '--no-sandbox',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--no-first-run',
          ]
        : [],
    },
  },
  webServer: {
    // What `npm run test:e2e` has built, or another build beside it.
    command: `node .ci/serve.mjs ${process.env['E2E_BUILD'] ?? 'dist'} ${process.env['E2E_PORT'] ?? '4273'}`,
    cwd: '..',
    env: { NODE_NO_WARNINGS: '1' },
    wait: { stdout: /Serving (?<served_at>\S+)/ },
  },
});
