import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

/** What is forked. */
const FORKED = [
  'start/processes/background.ts',
  'start/processes/database.ts',
  'start/processes/gateway.ts',
  'gateway/plan-child.ts',
  'gateway/worker.ts',
];

/** What npm runs of the build, as `package.json` says, so that no command is left out of it. */
async function commands(): Promise<readonly string[]> {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return Object.values(scripts).flatMap((script) => {
    const module = /^node (?:--\S+ )*scripts\/run\.js (\S+)\.js$/.exec(script)?.[1];
    return module === undefined ? [] : [`${module}.ts`];
  });
}

/**
 * Compiles the code, with the packages that it stands on, to a few plain files of JavaScript.
 *
 * Read one by one, some three thousand files of packages take most of the time of a start; in a few files they take a
 * half of it. The file of each source stands named in the output, and `NODE_OPTIONS=--enable-source-maps` reads the
 * maps beside it.
 */
export async function compile(outdir: string): Promise<void> {
  const { outputFiles } = await build({
    // Each becomes a file of its own, at the place that its source has.
    entryPoints: [...(await commands()), ...FORKED],
    outbase: '.',
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    // Finds its binary from where it is installed.
    external: ['lmdb'],
    plugins: [ownPlaces],
    logLevel: 'warning',
    write: false,
  });
  for (const { path: file, text } of outputFiles) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, file.endsWith('.js') ? `${prelude(file, outdir)}${text}` : text);
  }
}

/**
 * What each file of the output begins with, on its first line so that source maps fit: packages of the older kind call
 * `require`, and our files look for others beside the place of their source.
 */
function prelude(file: string, outdir: string): string {
  const root = path.relative(path.dirname(file), outdir) || '.';
  return [
    `import { createRequire as createRequireHere } from 'node:module';`,
    `const require = createRequireHere(import.meta.url);`,
    `const BUILD_ROOT = import.meta.dirname + '/${root}';`,
  ].join(' ');
}

/** Lets a file of ours find what lies beside it, though its code has moved to another one. */
const ownPlaces: Plugin = {
  name: 'own-places',
  setup: (bundler) => {
    bundler.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const place = path.relative('.', file).replace(/\.ts$/, '.js');
      const text = await readFile(file, 'utf8');
      if (place.startsWith('node_modules')) return { contents: text, loader: 'ts' };
      return {
        contents: text
          .replaceAll('import.meta.dirname', `(BUILD_ROOT + '/${path.dirname(place)}')`)
          .replaceAll('import.meta.filename', `(BUILD_ROOT + '/${place}')`),
        loader: 'ts',
      };
    });
  },
};
