import { Binary, Long, Timestamp } from 'bson';
import { serialize } from '../bson/document.ts';

const UNSIGNED = { hash: new Binary(Buffer.alloc(20)), keyId: Long.ZERO };

let fields: Buffer = Buffer.alloc(0);
let second = 0;

/** The fields as they stand in a document; they change once a second. */
function clusterTimeFields(): Buffer {
  const now = Math.max(second, Math.floor(Date.now() / 1000));
  if (now === second) return fields;
  second = now;
  const clusterTime = new Timestamp({ t: now, i: 1 });
  const document = { operationTime: clusterTime, $clusterTime: { clusterTime, signature: UNSIGNED } };
  fields = serialize(document).subarray(4);
  return fields;
}

/**
 * An answer with the time of the cluster, in two parts.
 *
 * Drivers send it back with their next command, and ask of it in causally consistent sessions, where one server has
 * nothing to wait for.
 */
export function withClusterTime(body: Buffer): readonly [Buffer, Buffer] {
  const tail = clusterTimeFields();
  body.writeInt32LE(body.length - 1 + tail.length, 0);
  return [body.subarray(0, -1), tail];
}
