import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.join(import.meta.dirname, '..');

interface Room {
  /** Places of ours that its files may import from; `<same>` is the importer's own subgraph. */
  readonly ours: readonly string[];
  /** What it may import from npm and from node; all when not given. */
  readonly packages?: readonly string[];
}

const eachIndex = ['database', 'gateway', 'runtime', 'subgraphs', 'start'].map((room) => `${room}/index.ts`);

/** Who may import whom. The longest matching place decides; what is in no place may import anything. */
const rooms: Readonly<Record<string, Room>> = {
  values: { ours: ['values'], packages: ['big.js'] },
  database: { ours: ['database'] },
  runtime: { ours: ['runtime', 'values'] },
  'subgraphs/index.ts': { ours: ['runtime', 'subgraphs/*/index.ts'] },
  'subgraphs/*': { ours: ['runtime', 'subgraphs/<same>', 'values'] },
  'subgraphs/*/domain': { ours: ['subgraphs/<same>/domain', 'values'], packages: [] },
  'subgraphs/*/models': {
    ours: ['runtime/fields.ts', 'subgraphs/<same>/domain', 'subgraphs/<same>/models', 'values'],
    packages: ['mongoose'],
  },
  // It runs in a browser: what it knows of the graph is what a client knows.
  console: { ours: ['console', 'client', 'schema/operations'] },
  gateway: { ours: ['gateway', 'runtime', 'subgraphs/index.ts', 'values'] },
  // Settings and calls alone, because neither the launcher nor the background process loads a gateway; and which build
  // it is part of.
  start: {
    ours: ['start', 'runtime', 'values', 'gateway/config.ts', 'gateway/caller.ts']
      .concat('gateway/graph-subgraphs.ts', 'scripts/build/freshness.js')
      .concat(eachIndex),
  },
};

const tops = [...new Set(Object.keys(rooms).map((place) => place.split('/')[0] ?? ''))];

const files = tops
  .filter((top) => existsSync(path.join(root, top)))
  .flatMap((top) =>
    readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => `${top}/${file}`),
  )
  .filter((file) => /\.tsx?$/.test(file))
  .sort();

const IMPORT = /(?:^|[^.\w])(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/g;

/** What a file imports: our files by their path from the root, packages by their name. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2] ?? '')
    .map((target) => (target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target));
}

const isPackage = (target: string) =>
  !tops.concat('client', 'schema', 'data', 'scripts', 'bench', 'test').includes(target.split('/')[0] ?? '');

const packageOf = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
    .replace(/^node:.*/, 'node');

const lies = (target: string, place: string): boolean =>
  new RegExp(`^${place.replaceAll('.', '\\.').replace('*', '[^/]+')}(/|$)`).test(target);

function roomOf(file: string): Room {
  const [longest] = Object.keys(rooms)
    .filter((place) => lies(file, place))
    .sort((a, b) => b.length - a.length);
  return rooms[longest ?? ''] ?? { ours: [] };
}

function mayImport(file: string, target: string): boolean {
  const { ours, packages } = roomOf(file);
  if (isPackage(target)) return packages?.includes(packageOf(target)) ?? true;
  const own = file.split('/')[1] ?? '';
  return ours.some((place) => lies(target, place.replace('<same>', own)));
}

/** Every import of these files that the rule forbids, as a reader would look for it. */
const forbidden = (isForbidden: (file: string, target: string) => boolean, room = ''): readonly string[] =>
  files
    .filter((file) => file.startsWith(`${room}/`) || room === '')
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => isForbidden(file, target))
        .map((target) => `${file} imports ${target}`),
    );

describe('rooms', () => {
  it.each(tops)('%s imports only from where it may', (room) => {
    expect(forbidden((file, target) => !mayImport(file, target), room)).toEqual([]);
  });

  it('name node’s own modules as such', () => {
    expect(forbidden((_file, target) => builtinModules.includes(target))).toEqual([]);
  });

  it('have no circle among what their files do when they are loaded', () => {
    expect(findCircle()).toEqual([]);
  });
});

/** Files that wait for each other while being loaded; imports of types alone are gone by then. */
function findCircle(): readonly string[] {
  const valueImports = new Map(files.map((file) => [file, valueImportsOf(file)]));
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of valueImports.get(file) ?? []) {
      const circle = visit(target, [...trail, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of files) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

function valueImportsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const withoutTypes = text.replace(/(import|export) type [^;]*;/g, '');
  return [...withoutTypes.matchAll(/(?:import|export)\s+(?:([^'";]*?)\s+from\s+)?'(\.[^']+)'/g)]
    .filter(([, names]) => !names || !/^\{\s*(type \w+( as \w+)?,?\s*)+\}$/.test(names))
    .map(([, , target]) => path.posix.join(path.posix.dirname(file), target ?? ''));
}

describe('the reader of imports', () => {
  it('sees those of values, of types, of packages and those in the middle of a file', () => {
    expect(importsOf('values/money.ts')).toEqual([
      'values/currency.ts',
      'values/decimal.ts',
      'values/problem.ts',
    ]);
    expect(importsOf('runtime/clock.ts')).toEqual(['mongoose']);
    expect(importsOf('runtime/take-events.ts')).toContain('runtime/apply-events.ts');
    expect(importsOf('subgraphs/retailers/index.ts')).toContain('subgraphs/retailers/resolvers/index.ts');
  });
});

describe('the table of rooms', () => {
  it.each([
    ['values/money.ts', 'runtime/page.ts', false],
    ['values/money.ts', 'node:crypto', false],
    ['values/decimal.ts', 'big.js', true],
    ['database/index.ts', 'values/money.ts', false],
    ['runtime/page.ts', 'subgraphs/finance/index.ts', false],
    ['subgraphs/finance/loaders.ts', 'subgraphs/retailers/index.ts', false],
    ['subgraphs/finance/loaders.ts', 'subgraphs/finance/models/index.ts', true],
    ['subgraphs/finance/domain/refund.ts', 'subgraphs/finance/models/rate.ts', false],
    ['subgraphs/finance/domain/refund.ts', 'mongoose', false],
    ['subgraphs/finance/models/rate.ts', 'runtime/fields.ts', true],
    ['subgraphs/finance/models/rate.ts', 'runtime/page.ts', false],
    ['subgraphs/index.ts', 'subgraphs/finance/index.ts', true],
    ['subgraphs/index.ts', 'subgraphs/finance/loaders.ts', false],
    ['gateway/server.ts', 'subgraphs/finance/index.ts', false],
    ['start/launcher.ts', 'database/index.ts', true],
    ['start/launcher.ts', 'database/store/lmdb.ts', false],
  ])('decides whether %s may import %s: %s', (file, target, may) => {
    expect(mayImport(file, target)).toBe(may);
  });
});
