/** Up to here, text is read byte by byte, which beats a call into native code. */
const SHORT = 24;

const codes: number[] = [];

/** ASCII text without a native call; null if a byte is beyond ASCII. */
function readAscii(bytes: Buffer, start: number, end: number): string | null {
  codes.length = end - start;
  for (let at = start; at < end; at++) {
    const code = bytes[at] ?? 0;
    if (code > 127) return null;
    codes[at - start] = code;
  }
  return String.fromCharCode.apply(null, codes);
}

export function readText(bytes: Buffer, start: number, end: number): string {
  const short = end - start <= SHORT ? readAscii(bytes, start, end) : null;
  return short ?? bytes.toString('utf8', start, end);
}

/** Field names are few and come again and again. */
const names: (string | undefined)[] = new Array<string | undefined>(1024);

function isSame(name: string, bytes: Buffer, start: number): boolean {
  for (let at = 0; at < name.length; at++) {
    if (name.charCodeAt(at) !== bytes[start + at]) return false;
  }
  return true;
}

/** A field name, from memory where it can. */
export function readName(bytes: Buffer, start: number, end: number): string {
  const length = end - start;
  const slot =
    (length * 31 +
      (bytes[start] ?? 0) * 7 +
      (bytes[end - 1] ?? 0) * 17 +
      (bytes[start + (length >> 1)] ?? 0)) &
    1023;
  const known = names[slot];
  if (known?.length === length && isSame(known, bytes, start)) return known;
  const name = readText(bytes, start, end);
  names[slot] = name;
  return name;
}
