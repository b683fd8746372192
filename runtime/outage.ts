import { mongo } from 'mongoose';

/** What the system says of a connection whose other end has gone; the driver passes some of it on as it is. */
const BROKEN_CONNECTION: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']);

/**
 * True when the database could not be reached, or went away before it had answered: the same may succeed later.
 *
 * A bulk write keeps the driver's error inside its own.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof mongo.MongoBulkWriteError) return isOutage(error.errorResponse);
  if (error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError)
    return true;
  return (
    typeof error === 'object' &&
    error !== null &&
    'syscall' in error &&
    ['connect', 'read', 'write'].includes(String(error.syscall)) &&
    'code' in error &&
    BROKEN_CONNECTION.has(error.code)
  );
}
