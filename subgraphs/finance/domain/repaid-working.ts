import { formatAmount, toDecimal } from '../../../values/money.ts';
import type { ClaimLine, RefundClaim, WorkingStep } from './refund-claim.ts';
import { standingOf } from './repay-claim.ts';
import { exactText } from './working-text.ts';

/** How a line's amounts came about, and what of the refund was repaid: what does not stand any more. */
export function workingOfLine(line: ClaimLine): readonly WorkingStep[] {
  const { working, amount, quantity, repaid, repaidQuantity } = line;
  if (repaid.minor === 0n) return working;
  const text = formatAmount(amount);
  const step: WorkingStep = {
    name: 'repaid',
    expression: `${text} - ${text} x ${standingOf(line)} / ${quantity}`,
    exact: exactText(toDecimal(amount).times(String(repaidQuantity)).div(String(quantity))),
    amount: repaid,
    rule: null,
  };
  return [...working, step];
}

/** How a claim's amount came about, and what of it was repaid, and is final after a reconciliation. */
export function workingOfClaim({
  working,
  amount,
  repaid,
  reconciliation,
}: Pick<RefundClaim, 'working' | 'amount' | 'repaid' | 'reconciliation'>): readonly WorkingStep[] {
  const steps = [...working];
  if (repaid.minor > 0n) steps.push(arithmetic('repaid', 'sum of the lines', repaid));
  if (reconciliation) {
    const expression = `${formatAmount(amount)} - ${formatAmount(reconciliation.repaid)}`;
    steps.push(arithmetic('finalAmount', expression, reconciliation.finalAmount));
  }
  return steps;
}

const arithmetic = (name: string, expression: string, amount: WorkingStep['amount']): WorkingStep => ({
  name,
  expression,
  exact: exactText(toDecimal(amount)),
  amount,
  rule: null,
});
