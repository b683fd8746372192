import { formatDecimal, parseDecimal } from '../../../values/decimal.ts';
import { formatAmount, fromDecimal, type Money, toDecimal } from '../../../values/money.ts';
import { ruleOf } from '../../../values/dated-row.ts';
import type { Draw, Drawn, GivenInvoice, InvoiceAccount } from './draw-invoices.ts';
import { drawInvoices } from './draw-invoices.ts';
import { type ClaimPart, draftLine, rateRowOf, type RoutedPart } from './draft-claim-line.ts';
import { vatLeftOf } from './refund-by-invoice.ts';
import type { WorkingStep } from './refund-claim.ts';
import { exactText } from './working-text.ts';

/** A trader's lines: what each invoice covers of each declared line. */
export function claimByInvoice(
  routed: readonly RoutedPart[],
  given: readonly GivenInvoice[],
  accounts: readonly InvoiceAccount[],
): ClaimPart & Pick<Drawn, 'accounts'> {
  let known = accounts;
  const lines = routed.flatMap((part) => {
    const refundRate = parseDecimal(rateRowOf(part).rate);
    const drawn = drawInvoices(part.line, given, { accounts: known, refundRate });
    known = drawn.accounts;
    return drawn.draws.map((draw) => lineOf(part, draw));
  });
  return { lines, working: [], accounts: known };
}

const lineOf = (part: RoutedPart, draw: Draw): ClaimPart['lines'][number] => ({
  ...draftLine(part, draw.quantity),
  invoice: { number: draw.invoice.number, line: draw.invoice.line },
  base: draw.refund.base,
  rate: formatDecimal(draw.refund.rate),
  amount: draw.refund.refund,
  toCost: draw.refund.toCost,
  working: workingOf(part, draw),
});

/** How the part of an invoice and its refund came about. */
function workingOf(part: RoutedPart, { invoice, quantity, refund }: Draw): readonly WorkingStep[] {
  const { amount, used } = invoice;
  const usedAfter = used.quantity.plus(String(quantity));
  const upTo = toDecimal(amount).times(usedAfter).div(invoice.quantity);
  const before = used.base.minor === 0n ? '' : ` - ${formatAmount(used.base)}`;
  const rule = ruleOf(rateRowOf(part));
  const step = (name: string, rate: typeof refund.rate, result: typeof refund.base): WorkingStep => ({
    name,
    expression: `${formatAmount(refund.base)} x ${formatDecimal(rate)}`,
    exact: exactText(toDecimal(refund.base).times(rate)),
    amount: result,
    rule,
  });
  return [
    {
      name: 'base',
      expression: `${formatAmount(amount)} x ${formatDecimal(usedAfter)} / ${formatDecimal(invoice.quantity)}${before}`,
      exact: exactText(upTo.minus(toDecimal(used.base))),
      amount: refund.base,
      rule: null,
    },
    cappedBy(vatLeftOf(invoice), step('refund', refund.rate, refund.refund)),
    step('toCost', invoice.levyRate.minus(refund.rate), refund.toCost),
  ];
}

/** Parts of an invoice whose refunds are rounded up come to no more than its VAT. */
function cappedBy(vatLeft: Money, refund: WorkingStep): WorkingStep {
  if (fromDecimal(parseDecimal(refund.exact), 'CNY').minor <= vatLeft.minor) return refund;
  const expression = `min(${refund.expression}, ${formatAmount(vatLeft)})`;
  return { ...refund, expression, exact: exactText(toDecimal(vatLeft)) };
}
