const LONGEST = 100;

/** A name as lists sort it: whatever its case and accents, and short enough to stand in a cursor. */
export const sortNameOf = (name: string): string =>
  [...name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()].slice(0, LONGEST).join('');
