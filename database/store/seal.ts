import { crc32 } from 'node:zlib';
import { MongoError } from '../errors.ts';

const CHECKSUM_BYTES = 4;
/** MongoDB's DataCorruptionDetected. */
const DATA_CORRUPTION = 366;

/** Bytes with their checksum behind them. LMDB has none of its own. */
export function seal(bytes: Buffer): Buffer {
  const sealed = Buffer.allocUnsafe(bytes.length + CHECKSUM_BYTES);
  sealed.set(bytes, 0);
  sealed.writeUInt32LE(crc32(bytes), bytes.length);
  return sealed;
}

/** The bytes before the checksum, which must be right: what was damaged on the disk is never served. */
export function readSealed(sealed: Buffer, what = 'a document'): Buffer {
  const bytes = sealed.subarray(0, sealed.length - CHECKSUM_BYTES);
  if (sealed.length <= CHECKSUM_BYTES || crc32(bytes) !== sealed.readUInt32LE(bytes.length)) {
    throw new MongoError(DATA_CORRUPTION, `${what} is damaged in the data file; restore a backup`);
  }
  return bytes;
}
