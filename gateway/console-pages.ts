import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HttpAnswer, Route } from '../runtime/http.ts';

/** By extension; a file of any other kind is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/**
 * What the console's pages may do: load from this server, and talk to it.
 *
 * The editor writes its colours into style elements, and makes its workers from scripts of this server.
 */
const SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = {
  'content-security-policy': SECURITY_POLICY,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/**
 * The console at `/`, its files under `/console/`.
 *
 * The folder is listed once: a path that names none of its files is no path, whatever dots are in it.
 *
 * @param directory where the build put the console; where there is none, a page at `/` says how to get it.
 */
export async function consolePages(directory: string | null): Promise<ReadonlyMap<string, Route>> {
  const files = directory === null ? [] : await filesIn(directory);
  const routes = new Map(
    files.map((file) => [
      `/console/${file.split(path.sep).join('/')}`,
      routeOf(path.join(directory ?? '', file)),
    ]),
  );
  return routes.set('/', routes.get('/console/index.html') ?? { methods: ['GET', 'HEAD'], handle: notBuilt });
}

async function filesIn(directory: string): Promise<readonly string[]> {
  if (!existsSync(directory)) return [];
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && path.extname(entry.name) in CONTENT_TYPES)
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)));
}

function routeOf(file: string): Route {
  const type = CONTENT_TYPES[path.extname(file)] ?? '';
  return {
    methods: ['GET', 'HEAD'],
    handle: async () => ({
      status: 200,
      headers: { ...PAGE_HEADERS, 'content-type': type },
      body: await readFile(file),
    }),
  };
}

const notBuilt = (): HttpAnswer => ({
  status: 200,
  headers: { ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>GraphQL</title></head>
  <body>
    <h1>GraphQL</h1>
    <p>The graph answers at <code>POST /graphql</code>.</p>
    <p>The console is not built. Run <code>npm run build</code>, then start again.</p>
  </body>
</html>
`,
});
