import { parseDecimal } from '../../../values/decimal.ts';
import { formatAmount, sum, times, toDecimal } from '../../../values/money.ts';
import { ruleOf } from '../../../values/dated-row.ts';
import { deemedIncomeTax } from './deemed-income-tax.ts';
import { type ClaimPart, draftLine, type RoutedPart } from './draft-claim-line.ts';
import type { WorkingStep } from './refund-claim.ts';
import { refundRuleOn, type RefundRuleRow, shareOf } from './refund-rules.ts';
import { vatAsDomesticSale } from './tax-route.ts';
import { exactText } from './working-text.ts';

/** Lines that are exempt or taxed: nothing is refunded, and what is due is said. */
export function claimWithoutRefund(
  routed: readonly RoutedPart[],
  rules: readonly RefundRuleRow[],
): ClaimPart {
  const withoutInvoice = routed.filter(({ chosen }) => chosen.route === 'EXEMPT_WITHOUT_INVOICE');
  const lines = routed.map((part) => (part.chosen.route === 'TAXED' ? taxedLine(part) : exemptLine(part)));
  return { lines, working: [...incomeTaxSteps(withoutInvoice, rules), ...vatDueSteps(lines)] };
}

/** What is due as for domestic sales. */
function vatDueSteps(lines: ClaimPart['lines']): readonly WorkingStep[] {
  const taxed = lines.filter(({ method }) => method === 'TAXED').map(({ toCost }) => toCost);
  if (taxed.length === 0) return [];
  const amount = sum(taxed, 'CNY');
  const expression =
    taxed.length > 1 ? `sum of ${taxed.length} lines` : `${formatAmount(amount)} of one line`;
  return [{ name: 'vatDue', expression, exact: exactText(toDecimal(amount)), amount, rule: null }];
}

const exemptLine = (part: RoutedPart) => draftLine(part, part.line.left);

function taxedLine(part: RoutedPart): ClaimPart['lines'][number] {
  const draft = draftLine(part, part.line.left);
  const levy = parseDecimal(part.line.levy.rate);
  const toCost = vatAsDomesticSale(draft.base, levy);
  const price = formatAmount(draft.base);
  const step: WorkingStep = {
    name: 'vatDue',
    expression: `${price} / (1 + ${levy.toFixed()}) x ${levy.toFixed()}`,
    exact: exactText(toDecimal(draft.base).times(levy).div(levy.plus('1'))),
    amount: toCost,
    rule: ruleOf(part.line.levy),
  };
  return { ...draft, toCost, working: [step] };
}

/** What exporters without invoices owe instead: income tax on a deemed profit. */
function incomeTaxSteps(
  routed: readonly RoutedPart[],
  rules: readonly RefundRuleRow[],
): readonly WorkingStep[] {
  const [first] = routed;
  if (!first) return [];
  const on = first.line.exportedOn;
  const income = sum(
    routed.map(({ line }) => line.fobCny),
    'CNY',
  );
  const profit = refundRuleOn(rules, 'DEEMED_PROFIT', on);
  const profitShare = shareOf(profit);
  const { taxable } = deemedIncomeTax(income, { profitShare, taxRate: parseDecimal('0') });
  const taxAt = (name: string, rule: RefundRuleRow): WorkingStep => {
    const taxRate = shareOf(rule);
    return {
      name,
      expression: `${formatAmount(taxable)} x ${taxRate.toFixed()}`,
      exact: exactText(toDecimal(taxable).times(taxRate)),
      amount: times(taxable, taxRate),
      rule: ruleOf(rule),
    };
  };
  return [
    {
      name: 'deemedProfit',
      expression: `${formatAmount(income)} x ${profitShare.toFixed()}`,
      exact: exactText(toDecimal(income).times(profitShare)),
      amount: taxable,
      rule: ruleOf(profit),
    },
    taxAt('incomeTax', refundRuleOn(rules, 'INCOME_TAX', on)),
    taxAt('incomeTaxOfSmallFirm', refundRuleOn(rules, 'INCOME_TAX_SMALL', on)),
  ];
}
