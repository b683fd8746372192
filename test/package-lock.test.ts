import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(path.join(import.meta.dirname, '../package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/**
 * npm writes only the platform packages that it could look up, and `npm ci` then refuses the file where it cannot look
 * up the others either.
 */
it('the lock file names the binary packages of every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`${at}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages),
    ),
  );
  expect(missing).toEqual([]);
});
