// `npm test`: does its own set-up, then runs every check in order, goes on after one that fails,
// repeats the first failure's end, and closes with one plain line: "7 passed, 0 failed".
import { spawn } from 'node:child_process';

import { installIfStale, ROOT } from './install.mjs';

const CHECKS = ['format', 'lint', 'types', 'dead', 'unit', 'conformance', 'e2e', 'budget'];
const LINES_REPEATED = 80;

try {
  installIfStale();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log(`0 passed, ${CHECKS.length} failed`);
  process.exit(1);
}
// Without a browser the journeys fail by themselves, after all other checks have had their turn.
await run(['--silent', 'install:browser']);

/** @type {{ check: string, output: string }[]} */
const failures = [];
for (const check of CHECKS) {
  console.log(`\n── test:${check}`);
  const { passed, output } = await run(['--silent', `test:${check}`]);
  console.log(`── test:${check} ${passed ? 'passed' : 'FAILED'}`);
  if (!passed) failures.push({ check, output });
}
report();

function report() {
  const [first] = failures;
  if (first) {
    console.log(`\n── The end of what test:${first.check} said:`);
    console.log(first.output.trimEnd().split('\n').slice(-LINES_REPEATED).join('\n'));
    console.log(`\nFailed: ${failures.map(({ check }) => `test:${check}`).join(', ')}`);
  }
  console.log(`\n${CHECKS.length - failures.length} passed, ${failures.length} failed`);
  process.exitCode = first ? 1 : 0;
}

/**
 * Runs an npm script; what it says is shown as it comes, and kept.
 * @param {string[]} script
 * @returns {Promise<{ passed: boolean, output: string }>}
 */
function run(script) {
  return new Promise((done) => {
    const child = spawn('npm', ['run', ...script], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        process.stdout.write(text);
      });
    }
    child.on('close', (status) => done({ passed: status === 0, output }));
    child.on('error', (error) => done({ passed: false, output: `${output}${error.message}\n` }));
  });
}
