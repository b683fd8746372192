import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { build } from '../../../scripts/build/build.ts';
import { isFresh } from '../../../scripts/build/freshness.js';

jest.setTimeout(120_000);

const textsIn = (directory: string, ending: string) =>
  readdirSync(directory)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(path.join(directory, name), 'utf8'));

describe('build', () => {
  it('puts everything that runs in the place of the build before, and nothing beside it', async () => {
    const root = mkdtempSync(path.join(tmpdir(), 'beltgraph-build-'));
    const dist = path.join(root, 'dist');
    mkdirSync(dist);
    writeFileSync(path.join(dist, 'of-before.js'), '');
    await build(dist);

    expect(readdirSync(root)).toEqual(['dist']);
    expect(isFresh(dist)).toBe(true);
    const parts = [
      'start/main.js',
      'start/processes/gateway.js',
      'start/commands/seed.js',
      'start/commands/provider.js',
      'gateway/main.js',
      'gateway/explain-main.js',
      'gateway/plan-child.js',
      'gateway/worker.js',
      'database/main.js',
      'schema/supergraph.graphql',
      'subgraphs/finance/schema.graphql',
      'data/belts.json',
    ];
    expect(parts.filter((part) => !existsSync(path.join(dist, part)))).toEqual([]);
    expect(existsSync(path.join(dist, 'of-before.js'))).toBe(false);
  });

  it('brings a console that loads nothing from elsewhere', async () => {
    const dist = path.join(mkdtempSync(path.join(tmpdir(), 'beltgraph-build-')), 'dist');
    await build(dist);
    const directory = path.join(dist, 'console');
    const page = readFileSync(path.join(directory, 'index.html'), 'utf8');
    const files = [...page.matchAll(/(?:src|href)="console\/([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.filter((file) => !existsSync(path.join(directory, file)))).toEqual([]);
    for (const worker of ['editor', 'json', 'graphql']) {
      expect(existsSync(path.join(directory, `${worker}.worker.js`))).toBe(true);
    }
    for (const css of textsIn(directory, '.css')) expect(css).not.toMatch(/url\(["']?https?:/);
    for (const script of textsIn(directory, '.js'))
      expect(script).not.toMatch(/(?:import\(|from\s*)["']https?:/);
  });
});
