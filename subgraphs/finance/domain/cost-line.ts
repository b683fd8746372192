import { type Decimal, parseDecimal } from '../../../values/decimal.ts';
import { type Money, times } from '../../../values/money.ts';
import { type DatedRow, type Rule, ruleOf } from '../../../values/dated-row.ts';
import { type Incoterm, type Side, termsOf } from '../../../values/incoterm.ts';

export type CostKind = 'GOODS' | 'FREIGHT' | 'INSURANCE' | 'DUTY' | 'EXTRA_DUTY' | 'IMPORT_VAT' | 'FEE';

/** One part of a price at the door, in the market's currency. */
export interface CostLine {
  readonly kind: CostKind;
  readonly amount: Money;
  /** What `rate` was applied to; null for a fixed amount. */
  readonly base: Money | null;
  readonly rate: Decimal | null;
  /** Null for a price given. */
  readonly rule: Rule | null;
}

/** Lines of a price at the door, and what belongs to it but has no rule. */
export interface Costs {
  readonly lines: readonly CostLine[];
  readonly missing: readonly string[];
}

export const costs = (...lines: readonly CostLine[]): Costs => ({ lines, missing: [] });

export const missing = (...texts: readonly string[]): Costs => ({ lines: [], missing: texts });

export const joinCosts = (parts: readonly Costs[]): Costs => ({
  lines: parts.flatMap(({ lines }) => lines),
  missing: [...new Set(parts.flatMap((part) => part.missing))],
});

export const fixedLine = (kind: CostKind, amount: Money, rule: Rule | null): CostLine => ({
  kind,
  amount,
  base: null,
  rate: null,
  rule,
});

export function ratedLine(kind: CostKind, base: Money, row: DatedRow & { readonly rate: string }): CostLine {
  const rate = parseDecimal(row.rate);
  return { kind, amount: times(base, rate), base, rate, rule: ruleOf(row) };
}

/** Who bears a cost under delivery terms. */
export function payerOf(kind: CostKind, incoterm: Incoterm): Side {
  const { freight, insurance, importClearance } = termsOf(incoterm);
  if (kind === 'GOODS') return 'BUYER';
  if (kind === 'FREIGHT') return freight;
  if (kind === 'INSURANCE') return insurance;
  return importClearance;
}
