import { Decimal, isDecimal } from '../../../values/decimal.ts';
import type { DeclaredField } from './declaration-fields.ts';

export const MATCH_CODES = [
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'M6',
  'M7',
  'M8',
  'M9',
  'M10',
  'M11',
  'M12',
] as const;

export type MatchCode = (typeof MATCH_CODES)[number];

export type MatchResult = 'PASSED' | 'FAILED' | 'WAITING' | 'NOT_APPLICABLE';

/** One field of the declaration beside the document that it has to agree with. */
export interface MatchCheck {
  readonly code: MatchCode;
  readonly field: string;
  /** Null = the head. */
  readonly lineNumber: number | null;
  readonly declared: string | null;
  readonly documented: string | null;
  readonly tolerance: string | null;
  readonly result: MatchResult;
}

/** What is compared. */
export interface Compared {
  readonly code: MatchCode;
  readonly field: string;
  readonly lineNumber?: number;
  readonly declared: string | null;
  /** Null = the document is not there yet. */
  readonly documented: string | null;
  readonly tolerance?: string;
}

/** A check by a verdict of its own. */
export const check = (compared: Compared, result: MatchResult): MatchCheck => ({
  ...compared,
  lineNumber: compared.lineNumber ?? null,
  tolerance: compared.tolerance ?? null,
  result,
});

/** Both must be the same text, or the same number. A document that is not there yet is waited for. */
export function same(compared: Compared): MatchCheck {
  const { declared, documented } = compared;
  if (documented === null) return check(compared, 'WAITING');
  return check(compared, declared !== null && isSame(declared, documented) ? 'PASSED' : 'FAILED');
}

/** Both must be the same number but for the tolerance, which is in the field's unit. */
export function near(compared: Compared & { readonly tolerance: string }): MatchCheck {
  const { declared, documented, tolerance } = compared;
  if (documented === null) return check(compared, 'WAITING');
  const [left, right] = [numberOf(declared), numberOf(documented)];
  const isNear = left !== null && right !== null && left.minus(right).abs().lte(new Decimal(tolerance));
  return check(compared, isNear ? 'PASSED' : 'FAILED');
}

/** The declared number must not be above the documented. */
export function atMost(compared: Compared): MatchCheck {
  if (compared.documented === null) return check(compared, 'WAITING');
  const [left, right] = [numberOf(compared.declared), numberOf(compared.documented)];
  return check(compared, left !== null && right !== null && left.lte(right) ? 'PASSED' : 'FAILED');
}

function isSame(declared: string, documented: string): boolean {
  if (declared === documented) return true;
  const [left, right] = [numberOf(declared), numberOf(documented)];
  // Numbers such as 1 and 1.0; codes with leading zeros are texts.
  return left !== null && right !== null && /\./.test(declared + documented) && left.eq(right);
}

/** The number that a declarant or a document wrote; null for none. */
export const numberOf = (text: string | null): Decimal | null =>
  text !== null && isDecimal(text) ? new Decimal(text) : null;

/** Finds a declared value by its field. */
export type ValueOf = (field: string, lineNumber?: number) => string | null;

export function valuesOf(fields: readonly DeclaredField[]): ValueOf {
  const values = new Map(
    fields.map(({ field, lineNumber, value }) => [`${lineNumber ?? ''}/${field}`, value]),
  );
  return (field, lineNumber) => values.get(`${lineNumber ?? ''}/${field}`) ?? null;
}

/** What no document has is not declared either: a check where it is, which fails. */
export function matchEmpty(
  code: MatchCode,
  { field, lineNumber }: Pick<Compared, 'field' | 'lineNumber'>,
  valueOf: ValueOf,
): readonly MatchCheck[] {
  const declared = valueOf(field, lineNumber);
  if (declared === null) return [];
  const at = lineNumber === undefined ? {} : { lineNumber };
  return [check({ code, field, ...at, declared, documented: null }, 'FAILED')];
}
