import { MongoError } from '../errors.ts';
import { Overlay } from './overlay.ts';
import { readSealed, seal } from './seal.ts';
import type { Write } from './write-log.ts';

const HEADER_BYTES = 4;
/** Stands for the length of the value. Entries have short ones. */
const REMOVED = 0xffff;

/** Writes as one value of the table, with a checksum. */
export function encodeWrites(writes: readonly Write[]): Buffer {
  const size = writes.reduce(
    (sum, { key, value }) => sum + HEADER_BYTES + key.length + (value?.length ?? 0),
    0,
  );
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const { key, value } of writes) {
    at = bytes.writeUInt16LE(key.length, at);
    at = bytes.writeUInt16LE(value?.length ?? REMOVED, at);
    bytes.set(key, at);
    at += key.length;
    if (!value) continue;
    bytes.set(value, at);
    at += value.length;
  }
  return seal(bytes);
}

/** The writes of such a value. */
export function decodeWrites(sealed: Buffer): Overlay {
  const bytes = readSealed(sealed, 'a log of index entries');
  const overlay = new Overlay();
  for (let at = 0; at < bytes.length;) {
    const keyAt = at + HEADER_BYTES;
    const valueAt = keyAt + bytes.readUInt16LE(at);
    const length = bytes.readUInt16LE(at + 2);
    at = length === REMOVED ? valueAt : valueAt + length;
    if (at > bytes.length) throw new MongoError(366, 'a log of index entries is cut off; restore a backup');
    overlay.set(bytes.subarray(keyAt, valueAt), length === REMOVED ? null : bytes.subarray(valueAt, at));
  }
  return overlay;
}
