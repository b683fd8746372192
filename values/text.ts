import { Problem } from './problem.ts';

/** Control characters and halves of surrogate pairs: nobody means to write them, and they do not survive storage. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * Reads a short text that people see, such as a name: without outer blanks, in Unicode's composed form.
 *
 * @throws INVALID when it is empty, has more than `max` characters, or one that cannot be printed.
 */
export function parseText(text: string, max: number): string {
  const trimmed = text.trim().normalize('NFC');
  const { length } = [...trimmed];
  if (length === 0 || length > max || UNPRINTABLE.test(trimmed)) {
    throw new Problem('INVALID', 'malformed-text', {
      message: `A text here has 1 to ${max} characters, in one line`,
    });
  }
  return trimmed;
}
