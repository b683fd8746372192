import { createHash, randomBytes } from 'node:crypto';

/** A new id such as `inv_0192f…`. The prefix names its kind; ids of one kind sort by time. */
export const newId = (prefix: string, now: Date): string =>
  `${prefix}_${now.getTime().toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`;

/** When an id was made, in milliseconds, by the clock of its maker; null for what is no id of `newId`. */
export function timeOfId(id: string): number | null {
  const time = /^[a-z]+_([0-9a-f]{12})[0-9a-f]{20}$/.exec(id)?.[1];
  return time === undefined ? null : Number.parseInt(time, 16);
}

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
