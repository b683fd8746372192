/**
 * True when at most `max` edits make one text of the other.
 *
 * An edit adds, drops or changes a character, or swaps two neighbours (Damerau's distance without edits inside a swap).
 */
export function isWithinEdits(a: string, b: string, max: number): boolean {
  if (hasMoreForeign(a, b, max) || hasMoreForeign(b, a, max)) return false;
  const left = [...a];
  const right = [...b];
  if (Math.abs(left.length - right.length) > max) return false;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (const [row, character] of left.entries()) {
    const current = [row + 1];
    for (const [column, other] of right.entries()) {
      const isSwap = row > 0 && column > 0 && character === right[column - 1] && left[row - 1] === other;
      current.push(
        Math.min(
          at(current, column) + 1,
          at(last, column + 1) + 1,
          at(last, column) + (character === other ? 0 : 1),
          isSwap ? at(beforeLast, column - 1) + 1 : Infinity,
        ),
      );
    }
    // The distance never falls below the least of a row, so that texts far apart cost a few rows.
    if (Math.min(...current) > max) return false;
    beforeLast = last;
    last = current;
  }
  return at(last, right.length) <= max;
}

/** True when more than `max` characters of a text are not in the other at all: each costs an edit. Tells most apart. */
function hasMoreForeign(text: string, other: string, max: number): boolean {
  let foreign = 0;
  for (const character of text) {
    if (!other.includes(character) && ++foreign > max) return true;
  }
  return false;
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
