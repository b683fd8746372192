import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let built: string | null = null;

/** The database's `main.ts` as one file of plain JavaScript, made once: it starts ten times faster than the source. */
export function serverProgram(): string {
  if (built) return built;
  const directory = join(ROOT, 'node_modules', '.cache', 'embedded-database');
  mkdirSync(directory, { recursive: true });
  const outfile = join(directory, `main-${process.pid}.mjs`);
  buildSync({
    entryPoints: [join(ROOT, 'database', 'main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    outfile,
  });
  built = outfile;
  return outfile;
}
