import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** Bundles the console with its workers, fonts and styles into a folder, so that it works without the internet. */
export async function bundleConsole(outdir: string): Promise<void> {
  await build({
    entryPoints: [
      { in: 'console/main.tsx', out: 'main' },
      { in: 'monaco-editor/esm/vs/editor/editor.worker.js', out: 'editor.worker' },
      { in: 'monaco-editor/esm/vs/language/json/json.worker.js', out: 'json.worker' },
      { in: 'monaco-graphql/esm/graphql.worker.js', out: 'graphql.worker' },
    ],
    outdir,
    bundle: true,
    // Parts that the first screen does not need, such as the formatter, are fetched when they are used.
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.graphql': 'text', '.ttf': 'file', '.woff2': 'file' },
    logLevel: 'warning',
  });
  await copyFile('console/index.html', path.join(outdir, 'index.html'));
}
