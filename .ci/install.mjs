// What package.json asks for, installed when it is missing or not what package-lock.json says.
// It needs nothing installed, of course.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs `npm ci` where needed. Throws when that fails. */
export function installIfStale() {
  if (isInstalled()) return;
  console.log('Installing what package-lock.json lists (npm ci) …');
  const { status, error } = spawnSync('npm', ['ci'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) throw new Error('npm ci failed, its message is above.');
}

/** npm keeps a lock of what it has put into node_modules: the two must name the same versions. */
function isInstalled() {
  const present = packagesIn('node_modules/.package-lock.json');
  const wanted = packagesIn('package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || optional || peer || present[path]?.version === version,
  );
}

/**
 * @param {string} lock
 * @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }>}
 */
function packagesIn(lock) {
  try {
    return JSON.parse(readFileSync(`${ROOT}/${lock}`, 'utf8')).packages;
  } catch {
    return {};
  }
}
