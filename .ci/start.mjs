// `npm start`: installs what is missing, builds the page and serves it until it is stopped.
import { spawnSync } from 'node:child_process';

import { installIfStale, ROOT } from './install.mjs';
import { serve } from './serve.mjs';

try {
  installIfStale();
  build();
  console.log(`Let It Brew is at ${await serve()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function build() {
  const { status } = spawnSync('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The build failed, its message is above.');
}
