import type { CalendarDate } from '../../../values/calendar-date.ts';
import { formatAmount, type Money, sum, toDecimal } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { checkClaimInput } from './check-claim-input.ts';
import { claimByInvoice } from './claim-by-invoice.ts';
import { claimByPeriod, type VatPeriodFigures } from './claim-by-period.ts';
import { claimWithoutRefund } from './claim-without-refund.ts';
import type { ClaimableLine } from './claimable-line.ts';
import { type Rule, ruleOf } from '../../../values/dated-row.ts';
import { type GivenInvoice, type InvoiceAccount, isForLine } from './draw-invoices.ts';
import type { ClaimLine, ClaimPeriod, WorkingStep } from './refund-claim.ts';
import { lastDayAfter } from './refund-deadline.ts';
import { refundRuleOn } from './refund-rules.ts';
import { isRefunded, type RoutedLine, type RouteFacts, routeLine } from './route-line.ts';
import { isOverdue, type TaxRoute } from './tax-route.ts';
import { exactText } from './working-text.ts';

/** All that a claim is reckoned from. */
export interface ClaimCase extends Omit<RouteFacts, 'hasInvoice'> {
  /** At least one. */
  readonly lines: readonly ClaimableLine[];
  readonly invoices: readonly GivenInvoice[];
  /** The invoices of the supplier that claims have used before. */
  readonly accounts: readonly InvoiceAccount[];
  readonly period: VatPeriodFigures | null;
}

/** A claim as the rules make it. */
export interface PreparedClaim {
  readonly method: TaxRoute;
  readonly reason: string;
  readonly rule: Rule;
  readonly lines: readonly ClaimLine[];
  readonly amount: Money;
  readonly working: readonly WorkingStep[];
  readonly period: ClaimPeriod | null;
  /** The last day to file. */
  readonly dueOn: CalendarDate | null;
  readonly accounts: readonly InvoiceAccount[];
}

/** The method of a claim is the first of these that one of its lines has. */
const BY_RANK: readonly TaxRoute[] = [
  'EXEMPT_AND_REFUND',
  'EXEMPT_CREDIT_REFUND',
  'EXEMPT_WITHOUT_INVOICE',
  'EXEMPT_ONLY',
  'TAXED',
];

/**
 * Chooses the route of each declared line by rule, and reckons what it comes to.
 *
 * @throws whatever keeps the lines from being claimed: see `routeLine`, `drawInvoices`, `claimByPeriod`
 */
export function prepareClaim(of: ClaimCase): PreparedClaim {
  const hasInvoice = (line: ClaimableLine) => of.invoices.some((invoice) => isForLine(invoice, line));
  const routed = of.lines.map((line) => routeLine(line, { ...of, hasInvoice }));
  checkClaimInput(of, routed);
  if (of.preRefund) checkReconcilable(of);
  const on = (route: TaxRoute) => routed.filter(({ chosen }) => chosen.route === route);
  const byInvoice = claimByInvoice(on('EXEMPT_AND_REFUND'), of.invoices, of.accounts);
  const byPeriod = ofPeriod(on('EXEMPT_CREDIT_REFUND'), of);
  const others = claimWithoutRefund(
    routed.filter(({ chosen }) => !isRefunded(chosen.route)),
    of.rules,
  );
  const lines = [byInvoice, byPeriod, others]
    .flatMap((part) => part?.lines ?? [])
    .map((line, index) => ({ ...line, number: index + 1 }));
  const amount = sum(
    lines.map((line) => line.amount),
    'CNY',
  );
  return {
    ...headOf(of, routed),
    lines,
    amount,
    working: [...(byPeriod?.working ?? []), ...others.working, totalStep(lines, amount)],
    period: byPeriod?.period ?? null,
    dueOn: earliest(routed.flatMap(({ chosen, lastDay }) => (isRefunded(chosen.route) && lastDay) || [])),
    accounts: byInvoice.accounts,
  };
}

function headOf(
  { preRefund, rules }: ClaimCase,
  routed: readonly RoutedLine[],
): Pick<PreparedClaim, 'method' | 'reason' | 'rule'> {
  const [first] = BY_RANK.flatMap((route) => routed.filter(({ chosen }) => chosen.route === route));
  if (!first) throw new RangeError('A claim has lines');
  const { route, reason } = first.chosen;
  const name = isOverdue(first.chosen) ? 'CLAIM_DEADLINE' : route;
  const row = refundRuleOn(rules, preRefund ? 'PRE_REFUND' : name, first.line.exportedOn);
  return { method: route, reason, rule: ruleOf(row) };
}

function ofPeriod(routed: readonly RoutedLine[], { period, rules }: Pick<ClaimCase, 'period' | 'rules'>) {
  const [first] = routed;
  if (!first) return null;
  const row = refundRuleOn(rules, 'EXEMPT_CREDIT_REFUND', first.line.exportedOn);
  if (period) return claimByPeriod(routed, period, ruleOf(row));
  throw new Problem('INVALID', 'period-missing', {
    message: 'A manufacturer claims by period: its figures are needed',
    field: ['period'],
  });
}

/** Whoever is paid in advance has to know until when to reconcile. @throws RULE_UNKNOWN */
function checkReconcilable({ rules, calendars, on }: ClaimCase): void {
  lastDayAfter(on, refundRuleOn(rules, 'RECONCILE_DEADLINE', on), calendars);
}

const totalStep = (lines: readonly ClaimLine[], amount: Money): WorkingStep => ({
  name: 'amount',
  expression:
    lines.length > 1
      ? `sum of ${lines.length} lines`
      : `${formatAmount(lines[0]?.amount ?? amount)} of one line`,
  exact: exactText(toDecimal(amount)),
  amount,
  rule: null,
});

const earliest = (days: readonly CalendarDate[]): CalendarDate | null => [...days].sort()[0] ?? null;
