// oxlint-disable-next-line no-control-regex -- JSON escapes control characters.
const NEEDS_ESCAPES = /["\\\u0000-\u001f\ud800-\udfff]/;
const SHORT = 64;

/** A text as JSON. Most short ones need no escapes, and finding that out is faster than looking for each. */
export const quoted = (text: string): string =>
  text.length < SHORT && !NEEDS_ESCAPES.test(text) ? `"${text}"` : JSON.stringify(text);
