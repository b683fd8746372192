import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { open } from 'lmdb';
import { checkDataFile, DamagedFileError } from '../../../database/store/data-file.ts';
import { find } from '../../../database/store/find.ts';
import { DirectoryInUseError } from '../../../database/store/owner.ts';
import { openStore } from '../../../database/store/store.ts';
import { validateCollection } from '../../../database/store/validate.ts';
import { inSlices } from '../../../database/store/work.ts';
import { removeDirectory, scratchDirectory } from '../support/database.ts';
import { collectionIn, findAll, indexAll, insertAll } from '../support/store.ts';

const PAGE = 4096;
let good: string;
const directories: string[] = [];

beforeAll(async () => {
  good = scratchDirectory();
  const store = await openStore({ directory: good, fsync: false });
  await indexAll(store, 'db.items', [{ key: { n: 1 } }]);
  const documents = Array.from({ length: 3000 }, (_, _id) => ({
    _id,
    n: _id % 7,
    text: `document number ${_id}`,
  }));
  await insertAll(store, 'db.items', documents);
  await store.close();
});
afterAll(async () => {
  for (const directory of [good, ...directories]) await removeDirectory(directory);
});

/** A copy of the good directory, damaged. */
function damaged(damage: (file: string) => void): string {
  const directory = scratchDirectory();
  directories.push(directory);
  const file = join(directory, 'data.mdb');
  copyFileSync(join(good, 'data.mdb'), file);
  damage(file);
  return directory;
}

function overwrite(file: string, position: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, position);
  closeSync(handle);
}

const bytesOf = (file: string): number => statSync(file).size;

describe('a data file', () => {
  it('that is whole is accepted', () => {
    expect(() => checkDataFile(good)).not.toThrow();
  });

  it.each<[string, (file: string) => void, RegExp]>([
    [
      'that is cut off in the middle',
      (file) => truncateSync(file, Math.floor(bytesOf(file) / 2 / PAGE) * PAGE),
      /has no page \d+, but refers to it/,
    ],
    ['that is cut off within a page', (file) => truncateSync(file, 3 * PAGE + 100), /has no page|is cut off/],
    ['that is cut off after its first page', (file) => truncateSync(file, PAGE), /is cut off/],
    [
      'that is another kind of file',
      (file) => writeFileSync(file, 'SQLite format 3\0'.repeat(1000)),
      /is not a database of this server/,
    ],
    [
      'with a damaged first page',
      (file) => overwrite(file, 20, Buffer.alloc(64, 0xff)),
      /its first page is damaged/,
    ],
    [
      'with a damaged second page',
      (file) => overwrite(file, PAGE + 20, Buffer.alloc(64, 0xff)),
      /second page/,
    ],
    [
      'with zeroes in the place of its root page',
      (file) => {
        const data = readFileSync(file);
        const [first, second] = [0, PAGE].map((page) => ({
          root: Number(data.readBigUInt64LE(page + 24 + 24 + 48 + 40)),
          transaction: data.readBigUInt64LE(page + 24 + 24 + 104),
        }));
        const newest = first && second && second.transaction > first.transaction ? second : first;
        overwrite(file, (newest?.root ?? 0) * PAGE, Buffer.alloc(PAGE));
      },
      /another page in the place|damaged page/,
    ],
  ])('%s is refused', async (_case, damage, message) => {
    const directory = damaged(damage);
    const before = readFileSync(join(directory, 'data.mdb'));
    await expect(openStore({ directory, fsync: false })).rejects.toThrow(DamagedFileError);
    expect(() => checkDataFile(directory)).toThrow(message);
    expect(readFileSync(join(directory, 'data.mdb')).equals(before)).toBe(true);
  });

  it('of another program is refused', async () => {
    const directory = scratchDirectory();
    directories.push(directory);
    const other = open({ path: directory, noSubdir: false });
    await other.put('key', 'value');
    await other.close();
    await expect(openStore({ directory, fsync: false })).rejects.toThrow('of another program');
  });

  it('with a changed byte in a document never serves that document', async () => {
    const directory = damaged((file) => {
      // Also in pages that are no longer part of the tree.
      const data = readFileSync(file);
      for (let at = data.indexOf('number 1234'); at >= 0; at = data.indexOf('number 1234', at + 1)) {
        overwrite(file, at, Buffer.from('Number'));
      }
    });
    const store = await openStore({ directory, fsync: false });
    const collection = collectionIn(store, 'db.items');
    expect(findAll(store.view, collection, { filter: { _id: 1233 } })).toHaveLength(1);
    const damagedRows = find(store.view, collection, { filter: { _id: 1234 } }).rows;
    expect(() => damagedRows.next()).toThrow(expect.objectContaining({ code: 366 }));
    const { errors } = await inSlices(validateCollection(store.view, collection));
    expect(errors).toEqual([
      expect.stringContaining('is damaged'),
      expect.stringContaining('the index index 0 has'),
      expect.anything(),
    ]);
    await store.close();
  });
});

describe('a data directory', () => {
  it('has one owner at a time, also within a process', async () => {
    const directory = damaged(() => {});
    const store = await openStore({ directory, fsync: false });
    await expect(openStore({ directory, fsync: false })).rejects.toThrow(DirectoryInUseError);
    await insertAll(store, 'db.items', [{ _id: 'still mine' }]);
    await store.close();
    const next = await openStore({ directory, fsync: false });
    expect(
      findAll(next.view, collectionIn(next, 'db.items'), { filter: { _id: 'still mine' } }),
    ).toHaveLength(1);
    await next.close();
  });
});
