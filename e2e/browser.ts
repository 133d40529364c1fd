/** The Chromium of this machine, where there is one: CHROME_PATH, or where Linux puts it. */
import { existsSync } from 'node:fs';

const USUAL_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Undefined: Playwright's own is to be used. */
export function browserPath(): string | undefined {
  const asked = process.env['CHROME_PATH'];
  if (asked) return asked;
  return USUAL_PATHS.find((path) => existsSync(path));
}
