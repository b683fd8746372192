/**
 * The same text; in one byte a character where it is ASCII.
 *
 * V8 takes two bytes a character for what is cut from a text with wide characters, and for all that it becomes part of; and
 * it keeps each name once, as it first met it. By one Chinese word in a schema, the names in it would double every answer.
 */
export function narrow(text: string): string {
  const bytes = Buffer.from(text);
  return bytes.length === text.length ? bytes.toString('latin1') : text;
}
