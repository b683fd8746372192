import { createHash, randomBytes } from 'node:crypto';

/** A new id such as `inv_0192f…`. The prefix names its kind; ids of one kind sort by time. */
export const newId = (prefix: string, now: Date): string =>
  `${prefix}_${now.getTime().toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`;

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
