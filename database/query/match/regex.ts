import { BSONRegExp } from 'bson';
import { badValue, MongoError } from '../../errors.ts';
import { equalValues, regexParts } from '../../bson/order.ts';
import { bsonType } from '../../bson/types.ts';
import type { Test } from '../path.ts';

export const isRegex = (value: unknown): value is BSONRegExp | RegExp => bsonType(value) === 'regex';

/** Removes what the option `x` ignores: white space and comments outside of classes. */
const withoutComments = (pattern: string): string =>
  pattern.replace(
    /(\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\])|\s+|#[^\n]*/g,
    (_all, kept: string | undefined) => kept ?? '',
  );

/** Options at the start of the pattern, `(?i)`, as PCRE allows. */
const INLINE_OPTIONS = /^\(\?([imsx]+)\)/;

function checkParts(pattern: string, options: string): void {
  const invalid = /[^imsxu]/.exec(options);
  if (invalid) throw new MongoError(51108, `invalid flag in regex options: ${invalid[0]}`);
  if (pattern.includes('\0')) {
    throw new MongoError(51109, 'Regular expression cannot contain an embedded null byte');
  }
}

/** Compiles a pattern as MongoDB writes it. JavaScript's syntax is used; what it does not know is refused. */
export function compileRegex(pattern: string, options: string): RegExp {
  checkParts(pattern, options);
  const inline = INLINE_OPTIONS.exec(pattern);
  const all = options + (inline?.[1] ?? '');
  const bare = inline ? pattern.slice(inline[0].length) : pattern;
  const source = all.includes('x') ? withoutComments(bare) : bare;
  const flags = [...'ims'].filter((flag) => all.includes(flag)).join('');
  try {
    return new RegExp(source, `${flags}u`);
  } catch {
    return compileLoosely(source, flags);
  }
}

/** Without the flag `u`, escapes that mean nothing are allowed, as in PCRE. */
function compileLoosely(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MongoError(51091, `Regular expression is invalid: ${reason}`);
  }
}

/** Strings that the expression finds, and the same expression stored as a value. */
export function matchesRegex(operand: BSONRegExp | RegExp): Test {
  const [pattern, options] = regexParts(operand);
  const compiled = compileRegex(pattern, options);
  return (value) =>
    typeof value === 'string' ? compiled.test(value) : isRegex(value) && equalValues(value, operand);
}

/** The operand of `$regex` and its `$options` as one expression. */
export function regexOf(regex: unknown, options: unknown): BSONRegExp {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  if (typeof regex === 'string') {
    checkParts(regex, options ?? '');
    return new BSONRegExp(regex, options ?? '');
  }
  if (!isRegex(regex)) throw badValue('$regex has to be a string');
  const [pattern, flags] = regexParts(regex);
  if (flags && options !== undefined) throw new MongoError(51075, 'options set in both $regex and $options');
  checkParts(pattern, options ?? flags);
  return new BSONRegExp(pattern, options ?? flags);
}
