import type { Expected, Path, Wrong } from './expected.ts';

/** What a gateway answered: its data, and the path of each error. */
export interface Answered {
  readonly data: unknown;
  readonly paths: readonly (Path | null)[];
}

/**
 * In what an answer is not the one that the specification gives, in words; nothing when it is.
 *
 * The data is the same to the last byte. Of the errors, those whose null is to be seen are told, each once. Where null
 * has come over several wrongs, the specification lets a server stop at the first that it meets, and which that is
 * depends on who asks whom: then one of those is told that reach up to the null, and others of what it covers may be.
 *
 * @param mayBeNull whether null may stand at a path
 */
export function differencesOf(
  { data, wrongs }: Expected,
  answered: Answered,
  mayBeNull: (path: Path) => boolean,
): readonly string[] {
  const [expectedText, text] = [JSON.stringify(data), JSON.stringify(answered.data)];
  if (text !== expectedText) return [`data: expected ${expectedText}, but got ${text}`];
  const found: string[] = [];
  const told = new Set<string>();
  for (const path of answered.paths) {
    const key = JSON.stringify(path);
    if (told.has(key)) found.push(`error at ${key} twice`);
    told.add(key);
    if (!wrongs.some((wrong) => JSON.stringify(wrong.path) === key))
      found.push(`error at ${key}, where nothing is wrong`);
  }
  const byNull = new Map<string, Wrong[]>();
  for (const wrong of wrongs) {
    const key = JSON.stringify(nullAbove(data, wrong.path));
    byNull.set(key, [...(byNull.get(key) ?? []), wrong]);
  }
  for (const [key, covered] of byNull) {
    const place = JSON.parse(key) as Path;
    // A null deeper than its place is what is wrong there, and not the reason of the null above.
    const reasons = covered.filter(({ path }) => reaches(path, place));
    const isTold = reasons.some(({ path }) => told.has(JSON.stringify(path)));
    const isAbsence = reasons.some((wrong) => wrong.isAbsence && wrong.path.length === place.length + 1);
    if (reasons.length > 0 && !isTold && !isAbsence) found.push(`null at ${key} without its error`);
  }
  return found;

  /** True when null at a path makes null of everything up to a place, and no more. */
  function reaches(path: Path, place: Path): boolean {
    for (let length = path.length; length > place.length; length -= 1) {
      if (mayBeNull(path.slice(0, length))) return false;
    }
    return true;
  }
}

/** The place of the null that stands at a path or above it. */
function nullAbove(data: unknown, path: Path): Path {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (value === null) return path.slice(0, index);
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return path;
}
