/**
 * A page for each route, so that every address works on any static host, in any folder of it, and
 * says what it is to search engines and to whoever it is sent to.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { HtmlTagDescriptor, IndexHtmlTransformContext, Plugin } from 'vite';

export type Page = {
  /** `lessons/coffee-shop/the-gateway-crashes/`; the first page has none. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** What stands there until the script has come. */
  readonly heading: string;
  /** A picture in `public/`. */
  readonly preview: string;
  /** Modules that the page asks for as soon as it has begun: fetched along with the first. */
  readonly ahead: readonly string[];
};

const ROOT = resolve(import.meta.dirname, '..');
const START = resolve(ROOT, 'index.html');

/**
 * index.html again at each route. `<html data-root="../../../">` tells the page how to reach the
 * folder that it was put in, which only its address could tell otherwise.
 */
export function pages(all: readonly Page[]): Plugin {
  const copies = new Set(all.map(({ path }) => resolve(ROOT, path, 'index.html')));
  return {
    name: 'pages',
    config: () => ({ build: { rolldownOptions: { input: [...copies] } } }),
    resolveId: (id) => (copies.has(id) ? id : undefined),
    load: (id) => (copies.has(id) && id !== START ? readFileSync(START, 'utf8') : undefined),
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path, originalUrl }) => {
        const address = (originalUrl ?? path).replace(/[?#].*$/, '').replace(/index\.html$/, '');
        const root = '../'.repeat(address.split('/').length - 2) || './';
        const page = all.find((each) => address === `/${each.path}`);
        return {
          html: html
            .replace('data-root="./"', `data-root="${root}"`)
            .replace(
              /<title>.*<\/title>/,
              `<title>${escaped(page?.title ?? 'Let It Brew')}</title>`,
            )
            .replace('<div id="root"></div>', `<div id="root"></div>${firstWords(page)}`),
          tags: page === undefined ? [] : tagsOf(page, root),
        };
      },
    },
  };
}

function firstWords(page: Page | undefined): string {
  if (page === undefined) return '';
  const { heading, description } = page;
  return `<main id="first-words"><h1>${escaped(heading)}</h1><p>${escaped(description)}</p></main>`;
}

/** Nobody knows on which host the page will stand, so the preview's address is relative to it. */
function tagsOf({ title, description, preview }: Page, root: string): HtmlTagDescriptor[] {
  const properties = {
    'og:type': 'website',
    'og:site_name': 'Let It Brew',
    'og:title': title,
    'og:description': description,
    'og:image': `${root}${preview}`,
    'og:image:alt': 'Processes of a coffee shop, with messages between them',
  };
  return [
    { tag: 'meta', attrs: { name: 'description', content: description }, injectTo: 'head' },
    {
      tag: 'meta',
      attrs: { name: 'twitter:card', content: 'summary_large_image' },
      injectTo: 'head',
    },
    ...Object.entries(properties).map(([property, content]): HtmlTagDescriptor => ({
      tag: 'meta',
      attrs: { property, content },
      injectTo: 'head',
    })),
  ];
}

/** A page finds out by its address what it shows; what that needs is named in its HTML already. */
export function fetchAhead(all: readonly Page[]): Plugin {
  return {
    name: 'fetch-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle = {} }) => {
        const page = all.find((each) => path === `/${each.path}index.html`);
        const root = '../'.repeat(path.split('/').length - 2) || './';
        const files = (page?.ahead ?? []).flatMap((module) => filesOf(module, bundle));
        return [...new Set(files)]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `${root}${file}` },
            injectTo: 'head',
          }));
      },
    },
  };
}

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>;

/** The file that holds a module, and all that it imports. */
function filesOf(module: string, bundle: Bundle): readonly string[] {
  const id = resolve(ROOT, module);
  const files = new Set<string>();
  const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
  const left = chunks.filter(({ facadeModuleId }) => facadeModuleId === id);
  for (let chunk = left.pop(); chunk !== undefined; chunk = left.pop()) {
    if (files.has(chunk.fileName)) continue;
    files.add(chunk.fileName);
    const imported = new Set(chunk.imports);
    left.push(...chunks.filter(({ fileName }) => imported.has(fileName)));
  }
  return [...files];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** While it is worked on, scripts come inline: the policy is for what is built. */
export function withoutPolicy(): Plugin {
  return {
    name: 'without-policy',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  };
}
