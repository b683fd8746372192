import { Decimal, parseDecimal } from '../../../values/decimal.ts';
import { type Money, split, sum, zero } from '../../../values/money.ts';
import type { Month } from '../../../values/month.ts';
import { Problem } from '../../../values/problem.ts';
import { type ClaimPart, draftLine, rateRowOf, type RoutedPart } from './draft-claim-line.ts';
import type { Rule } from '../../../values/dated-row.ts';
import { exemptCreditRefund, type ExportsOfPeriod } from './exempt-credit-refund.ts';
import { lineWorking, type PeriodPart, periodWorking, type Share, taxedValueOf } from './period-working.ts';
import type { ClaimPeriod } from './refund-claim.ts';

/** A manufacturer's figures of a VAT period, in CNY. */
export interface VatPeriodFigures {
  readonly month: Month;
  readonly outputVat: Money;
  readonly inputVat: Money;
  readonly carriedIn: Money;
  /** Input less output VAT of months without exports since the period claimed before. */
  readonly unclaimedVat: Money;
  /** Of earlier periods, and not carried in yet. */
  readonly repaidVat: Money;
  readonly freeMaterials: Money;
}

/** A manufacturer's lines: the period's refund, shared out by what each line adds to the cap. */
export function claimByPeriod(
  routed: readonly RoutedPart[],
  figures: VatPeriodFigures,
  rule: Rule,
): ClaimPart & { readonly period: ClaimPeriod } {
  const exports = exportsOf(routed, figures);
  const result = exemptCreditRefund({ ...figures, exports });
  const parts = withFreeMaterials(routed, figures);
  const refunds = shareOut(result.refund, parts, rateOf);
  const costs = shareOut(result.nonCreditable, parts, (part) => levyOf(part).minus(rateOf(part)));
  const lines = parts.map((part, index) => {
    const refund = refunds[index] ?? NO_SHARE;
    const cost = costs[index] ?? NO_SHARE;
    return {
      ...draftLine(part, part.line.left),
      rate: rateRowOf(part).rate,
      amount: refund.amount,
      toCost: cost.amount,
      working: lineWorking(part, { refund, cost }),
    };
  });
  const { month, carriedIn, unclaimedVat, repaidVat } = figures;
  const { credit, carriedOut } = result;
  return {
    lines,
    working: periodWorking(figures, { exports, result, rule }),
    period: { month, carriedIn, unclaimedVat, repaidVat, carriedOut, credit },
  };
}

const rateOf = (part: RoutedPart) => parseDecimal(rateRowOf(part).rate);
const levyOf = ({ line }: RoutedPart) => parseDecimal(line.levy.rate);

/** Exports that share both rates are one sum. */
function exportsOf(
  routed: readonly RoutedPart[],
  { freeMaterials }: VatPeriodFigures,
): readonly ExportsOfPeriod[] {
  const pairs = new Map<string, RoutedPart[]>();
  for (const part of routed) {
    const pair = `${part.line.levy.rate}/${rateRowOf(part).rate}`;
    const alike = pairs.get(pair);
    if (alike) alike.push(part);
    else pairs.set(pair, [part]);
  }
  if (freeMaterials.minor > 0n && pairs.size > 1) {
    throw new Problem('INVALID', 'free-materials-ambiguous', {
      message: 'Free materials are given for exports that share one levy and one refund rate',
      field: ['period', 'freeMaterials'],
    });
  }
  return [...pairs.values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    const fob = sum(
      parts.map(({ line }) => line.fobCny),
      'CNY',
    );
    return [{ fob, levyRate: levyOf(first), refundRate: rateOf(first), freeMaterials }];
  });
}

/** All lines share both rates where there are free materials, so that these are in each by its value. */
function withFreeMaterials(
  routed: readonly RoutedPart[],
  { freeMaterials }: VatPeriodFigures,
): readonly PeriodPart[] {
  if (freeMaterials.minor === 0n) return routed.map((part) => ({ ...part, freeMaterials }));
  const shares = split(
    freeMaterials,
    routed.map(({ line }) => line.fobCny.minor),
  );
  return routed.map((part, index) => ({ ...part, freeMaterials: shares[index] ?? zero('CNY') }));
}

/** No line gets more by rounding than the whole has. */
function shareOut(
  whole: Money,
  parts: readonly PeriodPart[],
  rateOfPart: (part: RoutedPart) => Decimal,
): readonly Share[] {
  const weights = parts.map((part) => taxedValueOf(part).times(rateOfPart(part)));
  const all = weights.reduce((total, weight) => total.plus(weight), new Decimal('0'));
  if (all.eq('0')) return [];
  const amounts = split(
    whole,
    weights.map((weight) => BigInt(weight.times('1e8').toFixed(0))),
  );
  return weights.map((weight, index) => ({ whole, weight, all, amount: amounts[index] ?? zero('CNY') }));
}

/** Where nothing is shared out. */
const NO_SHARE: Share = { whole: zero('CNY'), weight: new Decimal('0'), all: null, amount: zero('CNY') };
