// A small static server for the built page. `npm start` and the journeys in e2e/ both use it.
// It needs nothing installed. As a program: node .ci/serve.mjs [folder] [first port].
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';

const HOST = '127.0.0.1';
/** As index.html has it, and what only a header can say. Any site may put a page into a frame. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";
const BUILT = fileURLToPath(new URL('../dist', import.meta.url));
const CONTENT_TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.md', 'text/markdown; charset=utf-8'],
  ['.ex', 'text/plain; charset=utf-8'],
  ['.exs', 'text/plain; charset=utf-8'],
  ['.xml', 'application/xml; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.wasm', 'application/wasm'],
]);

/** As any static host sends them. */
const COMPRESSED = /^(text\/|application\/(json|wasm)|image\/svg)/;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = BUILT, port = '4173'] = process.argv.slice(2);
  console.log(`Serving ${await serve({ folder, port: Number(port) })}`);
}

/**
 * Serves a folder at the first free port from `port` on, and says where.
 * @param {{ folder?: string, port?: number }} options
 * @returns {Promise<string>}
 */
export async function serve({ folder = BUILT, port = 4173 } = {}) {
  const server = createServer((request, response) => {
    answer(resolve(folder), request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  return `http://${HOST}:${await listen(server, port)}/`;
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<number>}
 */
function listen(server, port) {
  return new Promise((listening, failed) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' && port < 65_535) listening(listen(server, port + 1));
      else failed(error);
    });
    server.listen(port, HOST, () => {
      server.removeAllListeners('error');
      listening(port);
    });
  });
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const { pathname, search } = new URL(`http://${HOST}${request.url}`);
  const asked = await found(folder, pathname);
  if (asked?.startsWith(`${pathBelow(folder, pathname)}${sep}`) && !pathname.endsWith('/')) {
    // A folder's page: its relative links are right only below the folder's own address.
    response.writeHead(301, { location: `${pathname.replace(/^\/+/, '/')}/${search}` }).end();
    return;
  }
  const file = asked ?? (await found(folder, '/404.html'));
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  const type = CONTENT_TYPES.get(extname(file)) ?? 'application/octet-stream';
  const zipped = COMPRESSED.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(asked === undefined ? 404 : 200, {
    'content-type': type,
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    vary: 'accept-encoding',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const content = createReadStream(file).on('error', () => response.destroy());
  if (zipped) content.pipe(createGzip()).pipe(response);
  else content.pipe(response);
}

/**
 * The file at a path below `folder`; in a folder, its page.
 * @param {string} folder
 * @param {string} pathname
 * @returns {Promise<string | undefined>}
 */
async function found(folder, pathname) {
  const path = pathBelow(folder, pathname);
  if (path === undefined) return undefined;
  const kind = await kindOf(path);
  if (kind === 'file') return pathname.endsWith('/') ? undefined : path;
  const page = join(path, 'index.html');
  return kind === 'folder' && (await kindOf(page)) === 'file' ? page : undefined;
}

/**
 * Undefined for what is not a path, and for any that leads out of the folder.
 * @param {string} folder
 * @param {string} pathname
 */
function pathBelow(folder, pathname) {
  try {
    const path = join(folder, decodeURIComponent(pathname));
    const below = path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
    return below && !path.includes('\0') ? path : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} path */
async function kindOf(path) {
  try {
    const stats = await stat(path);
    return stats.isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}
