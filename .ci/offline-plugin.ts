/** Offline after the first visit: every file of the page is kept, and a new version waits to be asked for. */
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

export function offline(): Plugin[] {
  return VitePWA({
    // src/app/shell/updates.ts registers it: only the page knows how far away its root is.
    injectRegister: false,
    registerType: 'prompt',
    // In public/, because each page reaches it by another way.
    manifest: false,
    workbox: {
      globPatterns: ['**/*.{html,js,css,svg,webmanifest}', 'icons/*.png', 'assets/*-latin-*.woff2'],
      globIgnores: ['**/404.html', '**/lost.{js,css}'],
      ignoreURLParametersMatching: [/./],
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      maximumFileSizeToCacheInBytes: 4_000_000,
      navigateFallback: null,
      sourcemap: false,
    },
  });
}
