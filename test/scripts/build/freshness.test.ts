import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isFresh, STAMP } from '../../../scripts/build/freshness.js';

const BUILT_AT = new Date('2026-11-23T10:00:00Z');
const BEFORE = new Date('2026-11-23T09:00:00Z');
const AFTER = new Date('2026-11-23T10:00:01Z');

/** A project with two sources, of before its build. */
function makeProject() {
  const root = mkdtempSync(path.join(tmpdir(), 'beltgraph-fresh-'));
  const dist = path.join(root, 'dist');
  const file = path.join(root, 'start/catalogue/load.ts');
  for (const directory of [dist, path.dirname(file)]) mkdirSync(directory, { recursive: true });
  writeFileSync(file, '');
  writeFileSync(path.join(root, 'package-lock.json'), '');
  writeFileSync(path.join(dist, STAMP), BUILT_AT.toISOString());
  const touch = (at: Date, ...names: string[]) =>
    names.forEach((name) => utimesSync(path.join(root, name), at, at));
  touch(BEFORE, 'start/catalogue/load.ts', 'start/catalogue', 'start', 'package-lock.json');
  return { root, dist, file, touch };
}

describe('isFresh', () => {
  it('is true when everything is older than the build', () => {
    const { root, dist } = makeProject();
    expect(isFresh(dist, root)).toBe(true);
  });

  it.each([
    ['a source has changed', 'start/catalogue/load.ts'],
    ['a source was taken away, which only its folder tells', 'start/catalogue'],
    ['a package has changed', 'package-lock.json'],
  ])('is false when %s', (_case, name) => {
    const { root, dist, touch } = makeProject();
    touch(AFTER, name);
    expect(isFresh(dist, root)).toBe(false);
  });

  it('is false without a build, and with one that was not finished', () => {
    const { root, dist } = makeProject();
    rmSync(path.join(dist, STAMP));
    expect(isFresh(dist, root)).toBe(false);
    expect(isFresh(path.join(root, 'nowhere'), root)).toBe(false);
  });

  it('is true where no sources are, as in an image that holds the build alone', () => {
    const { root, dist } = makeProject();
    rmSync(path.join(root, 'start'), { recursive: true });
    rmSync(path.join(root, 'package-lock.json'));
    expect(isFresh(dist, root)).toBe(true);
  });
});
