import { sha256 } from '../../../runtime/id.ts';

/** A guid in customs' form that is the same for the same text: what is sent or answered again is the same message. */
export function guidFrom(text: string): string {
  const hex = sha256(text).toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
