/** `npm run install:browser`: makes sure that the journeys have a browser. */
import { spawnSync } from 'node:child_process';

import { browserPath } from './browser.ts';

const path = browserPath();
if (path === undefined) {
  console.log('No Chromium found here; asking Playwright for its own …');
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
  if (status !== 0) {
    console.error('That failed, see above. Install Chromium, or name one in CHROME_PATH.');
  }
  process.exitCode = status ?? 1;
} else {
  console.log(`The journeys use ${path}`);
}
