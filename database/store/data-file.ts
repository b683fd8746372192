import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** A data file that cannot be trusted. It is never opened, so nothing of it is served or overwritten. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';
}

const MAGIC = 0xbeefc0de;
const DATA_VERSION = 2;
const PAGE_HEADER_BYTES = 24;
/** Enough for a meta page, whatever the size of pages is. */
const LEAST_BYTES = 256;
const NO_PAGE = 0xffff_ffff_ffff_ffffn;
const BRANCH = 0x01;
const LEAF = 0x02;
const OVERFLOW = 0x04;
const BIG_VALUE = 0x01;
const NODE_HEADER_BYTES = 8;

interface Meta {
  readonly pageBytes: number;
  /** Levels of the tree: inner pages, then one level of leaves. */
  readonly depth: number;
  readonly rootPage: bigint;
  readonly lastPage: bigint;
  readonly transaction: bigint;
}

/** LMDB's `MDB_meta`, which follows the header of the first two pages. */
function readMeta(page: Buffer): Meta | null {
  const at = PAGE_HEADER_BYTES;
  if (page.readUInt32LE(at) !== MAGIC || (page.readUInt32LE(at + 4) & 0xffff) !== DATA_VERSION) return null;
  return {
    pageBytes: page.readUInt32LE(at + 24),
    depth: page.readUInt16LE(at + 24 + 48 + 6),
    rootPage: page.readBigUInt64LE(at + 24 + 48 + 40),
    lastPage: page.readBigUInt64LE(at + 24 + 96),
    transaction: page.readBigUInt64LE(at + 24 + 104),
  };
}

const isPageSize = (bytes: number): boolean => bytes >= 512 && bytes <= 65_536 && (bytes & (bytes - 1)) === 0;

/**
 * Refuses a file that LMDB would map although it is torn, cut or not its own.
 *
 * LMDB trusts its file: a page that is missing at the end kills the process, and a page in the wrong place is
 * followed. So both meta pages and every inner page of the tree are read first: each must be the page that its parent
 * means. Of the leaves, the numbers are checked; their documents carry checksums of their own. Only a file that is
 * shorter than its meta page says, which LMDB may leave, has its leaves read too.
 */
export function checkDataFile(directory: string): void {
  const path = join(directory, 'data.mdb');
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    new FileCheck(file, path).run();
  } finally {
    closeSync(file);
  }
}

class FileCheck {
  readonly #file: number;
  readonly #path: string;
  readonly #bytes: number;
  #pageBytes = 4096;
  #pages = 0n;
  #readLeaves = false;

  constructor(file: number, path: string) {
    this.#file = file;
    this.#path = path;
    this.#bytes = fstatSync(file).size;
  }

  run(): void {
    // LMDB writes both meta pages at once when it makes the file: an empty one was never used.
    if (this.#bytes === 0) return;
    const meta = this.#newestMeta();
    this.#pageBytes = meta.pageBytes;
    this.#pages = BigInt(Math.floor(this.#bytes / meta.pageBytes));
    this.#readLeaves = this.#pages <= meta.lastPage;
    if (meta.rootPage !== NO_PAGE) this.#checkTree(meta);
  }

  #newestMeta(): Meta {
    const first = this.#bytes < LEAST_BYTES ? null : readMeta(this.#read(0, LEAST_BYTES));
    if (!first) throw this.#damaged('is not a database of this server, or its first page is damaged');
    if (!isPageSize(first.pageBytes))
      throw this.#damaged(`says that its pages have ${first.pageBytes} bytes`);
    const second = readMeta(this.#read(first.pageBytes, LEAST_BYTES));
    if (!second || second.pageBytes !== first.pageBytes) throw this.#damaged('has a damaged second page');
    return second.transaction > first.transaction ? second : first;
  }

  /** Level by level, so that a damaged page that leads in a circle comes to an end. */
  #checkTree({ rootPage, depth }: Meta): void {
    let level = [rootPage];
    for (let rest = depth; rest > 0; rest--) {
      level = level.flatMap((page) => this.#checkPage(page, rest === 1));
    }
  }

  /** The numbers of the pages below one page. */
  #checkPage(number: bigint, isLeaf: boolean): bigint[] {
    if (number < 2n || number >= this.#pages) throw this.#damaged(`has no page ${number}, but refers to it`);
    if (isLeaf && !this.#readLeaves) return [];
    const page = this.#read(Number(number) * this.#pageBytes, this.#pageBytes);
    if (page.readBigUInt64LE(0) !== number)
      throw this.#damaged(`has another page in the place of page ${number}`);
    if (!(page.readUInt16LE(18) & (isLeaf ? LEAF : BRANCH)))
      throw this.#damaged(`has a damaged page ${number}`);
    if (!isLeaf) return this.#nodes(page, number).map((at) => BigInt(page.readUIntLE(at, 6)));
    this.#checkBigValues(page, number);
    return [];
  }

  /** Where the nodes of a page begin. */
  #nodes(page: Buffer, number: bigint): number[] {
    const count = page.readUInt16LE(20) >> 1;
    if (count < 1 || PAGE_HEADER_BYTES + count * 2 > page.length) {
      throw this.#damaged(`has a damaged page ${number}`);
    }
    return Array.from({ length: count }, (_, index) => {
      const at = PAGE_HEADER_BYTES + page.readUInt16LE(PAGE_HEADER_BYTES + index * 2);
      if (at + NODE_HEADER_BYTES > page.length) throw this.#damaged(`has a damaged page ${number}`);
      return at;
    });
  }

  #checkBigValues(page: Buffer, number: bigint): void {
    for (const at of this.#nodes(page, number)) {
      if (!(page.readUInt16LE(at + 4) & BIG_VALUE)) continue;
      const bytes = page.readUInt32LE(at);
      const pointer = at + NODE_HEADER_BYTES + page.readUInt16LE(at + 6);
      if (pointer + 8 > page.length) throw this.#damaged(`has a damaged page ${number}`);
      const first = page.readBigUInt64LE(pointer);
      const last = first + BigInt(Math.ceil((bytes + PAGE_HEADER_BYTES) / this.#pageBytes)) - 1n;
      if (first < 2n || last >= this.#pages) throw this.#damaged(`lacks pages ${first} to ${last}`);
      const flags = this.#read(Number(first) * this.#pageBytes, PAGE_HEADER_BYTES).readUInt16LE(18);
      if (!(flags & OVERFLOW)) throw this.#damaged(`has a page ${first} of an unknown kind`);
    }
  }

  #read(position: number, bytes: number): Buffer {
    const buffer = Buffer.alloc(bytes);
    if (readSync(this.#file, buffer, 0, bytes, position) < bytes) throw this.#damaged('is cut off');
    return buffer;
  }

  #damaged(what: string): DamagedFileError {
    return new DamagedFileError(`${this.#path} ${what}. Nothing was changed; restore a backup.`);
  }
}
