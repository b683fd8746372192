import type { CalendarDate } from '../../../values/calendar-date.ts';
import { parseDecimal } from '../../../values/decimal.ts';
import type { Decimal } from '../../../values/decimal.ts';
import { Problem } from '../../../values/problem.ts';
import { type DatedRow, rowOn } from '../../../values/dated-row.ts';
import type { TaxRoute } from './tax-route.ts';

/** What the law lays down about refunds, beside the rates. */
export type RefundRuleName =
  | TaxRoute
  | 'PRE_REFUND'
  | 'CLAIM_DEADLINE'
  | 'RECONCILE_DEADLINE'
  | 'DEEMED_PROFIT'
  | 'INCOME_TAX'
  | 'INCOME_TAX_SMALL';

/** A dated rule of export refunds. Its subject is the rule's name. */
export interface RefundRuleRow extends DatedRow {
  /** A share such as `0.04`, or how a last day is found; null where the rule has no figure. */
  readonly value: string | null;
}

/** The levy (VAT at home) on some goods. Its subject is the beginning of an HS code; empty = all goods. */
export interface LevyRateRow extends DatedRow {
  /** Share of the price without VAT, such as `0.13`. */
  readonly rate: string;
}

/** The row of a rule that holds on the day. @throws RULE_UNKNOWN where none does */
export function refundRuleOn(
  rows: readonly RefundRuleRow[],
  name: RefundRuleName,
  on: CalendarDate,
): RefundRuleRow {
  const row = rowOn(
    rows.filter(({ subject }) => subject === name),
    on,
  );
  if (row) return row;
  throw new Problem('RULE_UNKNOWN', 'refund-rule-unknown', {
    message: `No rule ${name} is known for ${on}`,
    on,
  });
}

/** The share that a rule lays down. */
export function shareOf({ _id, value }: RefundRuleRow): Decimal {
  if (value === null) throw new RangeError(`${_id} has no share`);
  return parseDecimal(value);
}
