import { Decimal } from '../../../values/decimal.ts';
import { fromDecimal, type Money, subtract, toDecimal, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { requireCny, requireShares } from './tax-amounts.ts';

/** Exports of a period that share a levy and a refund rate. All amounts are in CNY. */
export interface ExportsOfPeriod {
  readonly fob: Money;
  readonly levyRate: Decimal;
  readonly refundRate: Decimal;
  /** Materials in the exports that were bought free of tax. */
  readonly freeMaterials?: Money;
}

/** A manufacturer's VAT of one period. All amounts are in CNY. */
export interface VatPeriod {
  readonly exports: readonly ExportsOfPeriod[];
  readonly inputVat: Money;
  readonly outputVat: Money;
  /** Credit left over from the period before. */
  readonly carriedIn: Money;
}

export interface ExemptCreditRefund {
  /** Input VAT that may not be credited: the levy that is not refunded. */
  readonly nonCreditable: Money;
  /** VAT due; below 0 is credit left. */
  readonly payable: Money;
  /** The most that is refunded and credited together. */
  readonly cap: Money;
  readonly refund: Money;
  /** The part of the cap that was set against domestic sales. */
  readonly credit: Money;
  readonly carriedOut: Money;
}

/**
 * A manufacturer's refund of one period ("exempt, credit, refund").
 *
 * The two sums over the exports are rounded once each, after adding up. Refund and credit together are the cap.
 * Source: MoF and STA, Cai Shui [2012] 39, article 5.
 */
export function exemptCreditRefund({
  exports,
  inputVat,
  outputVat,
  carriedIn,
}: VatPeriod): ExemptCreditRefund {
  requireCny({ inputVat, outputVat, carriedIn });
  exports.forEach(requireReckonable);
  const nonCreditable = fromDecimal(exactSum(exports, unrefundedRate), 'CNY');
  const cap = fromDecimal(
    exactSum(exports, ({ refundRate }) => refundRate),
    'CNY',
  );
  const payable = subtract(subtract(outputVat, subtract(inputVat, nonCreditable)), carriedIn);
  const left = payable.minor < 0n ? subtract(zero('CNY'), payable) : zero('CNY');
  const refund = left.minor < cap.minor ? left : cap;
  return {
    nonCreditable,
    payable,
    cap,
    refund,
    credit: subtract(cap, refund),
    carriedOut: subtract(left, refund),
  };
}

function requireReckonable({
  fob,
  levyRate,
  refundRate,
  freeMaterials = zero('CNY'),
}: ExportsOfPeriod): void {
  requireCny({ fob, freeMaterials });
  requireShares({ levyRate, refundRate });
  if (refundRate.gt(levyRate)) {
    throw new Problem('INVALID', 'refund-above-levy', { message: 'A refund rate is at most the levy rate' });
  }
  if (freeMaterials.minor > fob.minor) {
    throw new Problem('INVALID', 'free-materials-above-fob', {
      message: 'Free materials are at most the FOB value of the goods made of them',
    });
  }
}

/** The part of the levy that is not refunded. */
export const unrefundedRate = ({ levyRate, refundRate }: ExportsOfPeriod): Decimal =>
  levyRate.minus(refundRate);

/** The value of exports times a rate of theirs, before rounding. */
export const exactSum = (
  exports: readonly ExportsOfPeriod[],
  rateOf: (of: ExportsOfPeriod) => Decimal,
): Decimal =>
  exports.reduce((total, each) => total.plus(taxedValueOf(each).times(rateOf(each))), new Decimal('0'));

const taxedValueOf = ({ fob, freeMaterials = zero('CNY') }: ExportsOfPeriod): Decimal =>
  toDecimal(subtract(fob, freeMaterials));
