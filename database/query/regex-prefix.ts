/** The text that every match of the expression begins with; empty if there is none. */
export function regexPrefix(pattern: string, options: string): string {
  if (/[imx]/.test(options) || !/^(\^|\\A)/.test(pattern) || pattern.includes('|')) return '';
  const body = pattern.replace(/^(\^|\\A)/, '');
  const literal = /^(?:[^\\^$.|?*+()[\]{}]|\\[^A-Za-z0-9])*/u.exec(body)?.[0] ?? '';
  // What follows decides whether the last character is meant at all.
  const characters = literal.match(/\\.|[^\\]/gsu) ?? [];
  if (/^[?*{]/.test(body.slice(literal.length))) characters.pop();
  return characters
    .map((character) => (character.startsWith('\\') ? character.slice(1) : character))
    .join('');
}

/** The least string above all that begin with the prefix; empty if there is none. */
export function stringSuccessor(prefix: string): string {
  const characters = [...prefix];
  const last = characters.pop()?.codePointAt(0);
  if (last === undefined) return '';
  if (last === 0x10ffff) return stringSuccessor(characters.join(''));
  return characters.join('') + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1);
}
