import { Problem } from '../../../values/problem.ts';
import { type GivenInvoice, isForLine } from './draw-invoices.ts';
import type { ClaimCase } from './prepare-claim.ts';
import { claimedTooLate, isRefunded, type RoutedLine } from './route-line.ts';
import { isOverdue, needsInvoice } from './tax-route.ts';

/**
 * What is given without being needed, or is missing, is a mistake that the claimant wants to know of.
 *
 * @throws INVALID, NOT_FOUND; TOO_LATE where a refund is asked for that cannot be claimed any more
 */
export function checkClaimInput(
  { lines, invoices, period, preRefund }: ClaimCase,
  routed: readonly RoutedLine[],
): void {
  checkInvoices(invoices, routed);
  checkNoneForgotten(routed);
  if (period && !routed.some(({ chosen }) => chosen.route === 'EXEMPT_CREDIT_REFUND')) {
    const late = routed.find(({ chosen }) => isOverdue(chosen));
    if (late) throw claimedTooLate(late.line, late.lastDay, ['period']);
    throw new Problem('INVALID', 'period-not-needed', {
      message: 'No line is claimed by period',
      field: ['period'],
    });
  }
  if (period && lines.some(({ exportedOn }) => exportedOn.slice(0, 7) > period.month)) {
    throw new Problem('INVALID', 'exported-after-period', {
      message: 'Goods were exported after the period',
      field: ['period', 'month'],
    });
  }
  if (preRefund && !routed.some(({ chosen }) => isRefunded(chosen.route))) {
    throw new Problem('INVALID', 'nothing-to-pre-refund', { message: 'Nothing is refunded for these goods' });
  }
}

function checkInvoices(invoices: readonly GivenInvoice[], routed: readonly RoutedLine[]): void {
  for (const [index, invoice] of invoices.entries()) {
    const line = routed.find((each) => isForLine(invoice, each.line));
    const field = ['invoices', String(index)];
    if (!line) {
      throw new Problem('NOT_FOUND', 'no-such-line', {
        message: `No line ${invoice.lineNumber} of ${invoice.declarationId} is claimed here`,
        field,
      });
    }
    if (isOverdue(line.chosen)) throw claimedTooLate(line.line, line.lastDay, field);
    if (line.chosen.route !== 'EXEMPT_AND_REFUND') {
      throw new Problem('INVALID', 'invoice-not-needed', {
        message: `The line takes the route ${line.chosen.route}, which needs no invoice`,
        field,
      });
    }
  }
}

/** What a refund is paid for stays claimed, and so would a line of the same claim whose invoice was forgotten. */
function checkNoneForgotten(routed: readonly RoutedLine[]): void {
  const bare = routed.find(({ chosen }) => needsInvoice(chosen));
  if (!bare || !routed.some(({ chosen }) => isRefunded(chosen.route))) return;
  throw new Problem('INVALID', 'invoice-missing', {
    message: `Line ${bare.line.number} of ${bare.line.declarationId} has no invoice: claim it in a claim of its own`,
    field: ['invoices'],
  });
}
