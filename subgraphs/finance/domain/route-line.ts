import type { CalendarDate } from '../../../values/calendar-date.ts';
import { parseDecimal } from '../../../values/decimal.ts';
import { Problem } from '../../../values/problem.ts';
import type { ClaimableLine } from './claimable-line.ts';
import type { SupplierFacts } from './export-facts.ts';
import { lastDayAfter } from './refund-deadline.ts';
import { refundRuleOn, type RefundRuleRow } from './refund-rules.ts';
import { chooseTaxRoute, type ChosenRoute, RETAIL_EXPORT, type TaxRoute } from './tax-route.ts';
import type { CalendarRow } from './working-days.ts';

/** What the route of a declared line goes by, beside the line. */
export interface RouteFacts {
  readonly supplier: SupplierFacts;
  readonly preRefund: boolean;
  readonly hasInvoice: (line: ClaimableLine) => boolean;
  /** The buyer has paid for the order, or an insurer instead. */
  readonly hasProceeds: (orderId: string) => boolean;
  readonly rules: readonly RefundRuleRow[];
  readonly calendars: readonly CalendarRow[];
  /** The day of the claim. */
  readonly on: CalendarDate;
}

export interface RoutedLine {
  readonly line: ClaimableLine;
  readonly chosen: ChosenRoute;
  /** The last day to claim; null where nothing is refunded. */
  readonly lastDay: CalendarDate | null;
}

export const isRefunded = (route: TaxRoute): boolean =>
  route === 'EXEMPT_AND_REFUND' || route === 'EXEMPT_CREDIT_REFUND';

/**
 * The route of a declared line, and whether its refund can be claimed on this day.
 *
 * @throws RATE_UNKNOWN, MODE_NOT_ALLOWED, NOT_RELEASED, PROCEEDS_MISSING, TOO_LATE
 */
export function routeLine(line: ClaimableLine, facts: RouteFacts): RoutedLine {
  const { supplier, rules } = facts;
  const isInZone = line.zoneId !== null;
  const chosen = chooseTaxRoute(
    {
      ...supplier,
      exportedOn: line.exportedOn,
      mode: line.mode,
      hasVatInvoice: facts.hasInvoice(line),
      refundRate: line.refundRate && parseDecimal(line.refundRate.rate),
      isExemptGood: false,
      zone: isInZone
        ? { isRegistered: supplier.zoneId === line.zoneId, isRecorded: true, isDeclaredInZone: true }
        : null,
      isFraud: false,
      hasPapers: true,
      isClaimedInTime: true,
    },
    refundRuleOn(rules, 'EXEMPT_WITHOUT_INVOICE', line.exportedOn),
  );
  if (!isRefunded(chosen.route)) return { line, chosen, lastDay: null };
  checkSummarized(line);
  checkWholeCode(line);
  return { line, chosen, lastDay: checkInTime(line, facts) };
}

/** The VAT on a parcel comes back through its monthly summary alone, which has all ten digits of the code. */
function checkSummarized({ declarationId, mode, isStatisticsOnly, isSummarized }: ClaimableLine): void {
  if (mode !== RETAIL_EXPORT || isSummarized) return;
  if (isStatisticsOnly) {
    throw new Problem('MODE_NOT_ALLOWED', 'released-without-summary', {
      message: `${declarationId} was released with summary statistics: what has no summary is not refunded`,
      declarationId,
    });
  }
  throw new Problem('NOT_RELEASED', 'summary-not-accepted', {
    message: `${declarationId} is in no monthly summary that customs has accepted`,
    declarationId,
  });
}

/** Digits of China's tariff, of which a rate of refund is a row. */
const TARIFF_DIGITS = 10;

/** Goods that were declared by a shorter code are those whose declarant gave the refund up. */
function checkWholeCode({ declarationId, hsCode }: ClaimableLine): void {
  if (hsCode.length >= TARIFF_DIGITS) return;
  throw new Problem('MODE_NOT_ALLOWED', 'declared-without-refund', {
    message: `${declarationId} declares ${hsCode} by fewer than ten digits: such goods are not refunded`,
    declarationId,
  });
}

function checkInTime(line: ClaimableLine, facts: RouteFacts): CalendarDate {
  const { exportedOn, orderId } = line;
  if (!facts.preRefund && !facts.hasProceeds(orderId)) {
    throw new Problem('PROCEEDS_MISSING', 'proceeds-missing', {
      message: `The buyer of ${orderId} has not paid, and no insurer has instead`,
      orderId,
    });
  }
  const rule = refundRuleOn(facts.rules, 'CLAIM_DEADLINE', exportedOn);
  const lastDay = lastDayAfter(exportedOn, rule, facts.calendars);
  // Of old exports those whose proceeds came late may be claimed late.
  if (facts.on <= lastDay || (rule.value === 'NEXT_APRIL' && !facts.preRefund)) return lastDay;
  throw new Problem('TOO_LATE', 'claim-deadline-passed', {
    message: `A refund for what was exported on ${exportedOn} could be claimed until ${lastDay}`,
    lastDay,
  });
}
