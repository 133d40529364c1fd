/** Stops the build at a lesson's own mistakes, with file, field and what is allowed. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Plugin, PluginOption, ResolvedConfig } from 'vite';
import { createServer } from 'vite';

type Check = {
  readonly allLessonFaults: (proseOf: (folder: string) => string) => Promise<readonly string[]>;
};

const CHECK = 'src/app/lesson/all-lesson-faults.ts';

/** `plugins`: what the lessons need to be read as the page reads them. */
export function lessonChecks(plugins: () => readonly PluginOption[]): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'lesson-checks',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async buildStart() {
      const faults = await faultsIn(config.root, plugins());
      if (faults.length > 0) this.error(`lessons with mistakes:\n  ${faults.join('\n  ')}`);
    },
  };
}

async function faultsIn(
  root: string,
  plugins: readonly PluginOption[],
): Promise<readonly string[]> {
  const server = await createServer({
    configFile: false,
    root,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [...plugins],
  });
  try {
    const check = (await server.ssrLoadModule(resolve(root, CHECK))) as Check;
    return await check.allLessonFaults((folder) =>
      readFileSync(resolve(root, `.${folder}/prose.mdx`), 'utf8'),
    );
  } finally {
    await server.close();
  }
}
