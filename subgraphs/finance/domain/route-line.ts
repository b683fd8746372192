import type { CalendarDate } from '../../../values/calendar-date.ts';
import { parseDecimal } from '../../../values/decimal.ts';
import { Problem } from '../../../values/problem.ts';
import type { ClaimableLine } from './claimable-line.ts';
import type { SupplierFacts } from './export-facts.ts';
import { lastDayAfter } from './refund-deadline.ts';
import { refundRuleOn, type RefundRuleRow } from './refund-rules.ts';
import {
  chooseTaxRoute,
  type ChosenRoute,
  isOverdue,
  RETAIL_EXPORT,
  type TaxableExport,
  type TaxRoute,
} from './tax-route.ts';
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
  /** The last day to claim the refund; null where the route does not depend on it. */
  readonly lastDay: CalendarDate | null;
}

export const isRefunded = (route: TaxRoute): boolean =>
  route === 'EXEMPT_AND_REFUND' || route === 'EXEMPT_CREDIT_REFUND';

/**
 * The route of a declared line, and whether its refund can be claimed on this day. What nobody has claimed in time is taxed.
 *
 * @throws RATE_UNKNOWN, MODE_NOT_ALLOWED, NOT_RELEASED, PROCEEDS_MISSING; TOO_LATE for a pre-refund
 */
export function routeLine(line: ClaimableLine, facts: RouteFacts): RoutedLine {
  const whenLate = routeIf(line, facts, { isClaimedInTime: false });
  if (!isOverdue(whenLate)) return { line, chosen: whenLate, lastDay: null };
  if (isLate(line, facts)) return { line, chosen: whenLate, lastDay: lastDayOf(line, facts) };
  const chosen = routeIf(line, facts, { isClaimedInTime: true });
  if (!isRefunded(chosen.route)) return { line, chosen, lastDay: null };
  checkSummarized(line);
  checkWholeCode(line);
  if (!facts.preRefund) checkProceeds(line, facts);
  return { line, chosen, lastDay: lastDayOf(line, facts) };
}

function routeIf(
  line: ClaimableLine,
  facts: RouteFacts,
  { isClaimedInTime }: Pick<TaxableExport, 'isClaimedInTime'>,
): ChosenRoute {
  const { supplier, rules } = facts;
  const isInZone = line.zoneId !== null;
  return chooseTaxRoute(
    {
      ...supplier,
      exportedOn: line.exportedOn,
      mode: line.mode,
      hasVatInvoice: facts.hasInvoice(line),
      refundRate: line.refundRate && parseDecimal(line.refundRate.rate),
      // Nothing tells that goods are exempt at home; whose export was a fraud, or whose papers are missing, the tax office
      // rejects or takes back.
      isExemptGood: false,
      zone: isInZone
        ? { isRegistered: supplier.zoneId === line.zoneId, isRecorded: true, isDeclaredInZone: true }
        : null,
      isFraud: false,
      hasPapers: true,
      isClaimedInTime,
    },
    refundRuleOn(rules, 'EXEMPT_WITHOUT_INVOICE', line.exportedOn),
  );
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

function checkProceeds({ orderId }: ClaimableLine, { hasProceeds }: RouteFacts): void {
  if (hasProceeds(orderId)) return;
  throw new Problem('PROCEEDS_MISSING', 'proceeds-missing', {
    message: `The buyer of ${orderId} has not paid, and no insurer has instead`,
    orderId,
  });
}

const deadlineOf = ({ exportedOn }: ClaimableLine, { rules }: RouteFacts): RefundRuleRow =>
  refundRuleOn(rules, 'CLAIM_DEADLINE', exportedOn);

const lastDayOf = (line: ClaimableLine, facts: RouteFacts): CalendarDate =>
  lastDayAfter(line.exportedOn, deadlineOf(line, facts), facts.calendars);

/** @throws TOO_LATE for a pre-refund, which nobody asks for to be taxed */
function isLate(line: ClaimableLine, facts: RouteFacts): boolean {
  // Of old exports those whose proceeds came late may be claimed late.
  if (!facts.preRefund && deadlineOf(line, facts).value === 'NEXT_APRIL') return false;
  const lastDay = lastDayOf(line, facts);
  if (facts.on > lastDay && facts.preRefund) throw claimedTooLate(line, lastDay);
  return facts.on > lastDay;
}

export const claimedTooLate = (
  { exportedOn }: ClaimableLine,
  lastDay: CalendarDate | null,
  field?: readonly string[],
): Problem =>
  new Problem('TOO_LATE', 'claim-deadline-passed', {
    message: `A refund for what was exported on ${exportedOn} could be claimed until ${lastDay}`,
    ...(field && { field }),
    ...(lastDay && { lastDay }),
  });
