import { Problem } from '../../../values/problem.ts';
import type { FreedPart } from './give-up-claim.ts';
import type { ClaimLine } from './refund-claim.ts';
import { type LineQuantity, lineKey, standingOf } from './repay-claim.ts';
import { type ReturnDues, unitsOpen, withRepaid } from './return-dues.ts';

/** What a return still needs of a claim. @throws NOT_FOUND where it needs nothing of it */
export function neededOf(dues: ReturnDues, lines: readonly ClaimLine[]): readonly LineQuantity[] {
  const open = new Map(dues.lines.map(({ lineNumber }) => [lineNumber, unitsOpen(dues, lineNumber)]));
  const needed = new Map<string, LineQuantity>();
  for (const line of lines.filter(({ orderId }) => orderId === dues.orderId)) {
    const quantity = Math.min(open.get(line.orderLineNumber) ?? 0, standingOf(line));
    open.set(line.orderLineNumber, (open.get(line.orderLineNumber) ?? 0) - quantity);
    const { declarationId, lineNumber } = line;
    const before = needed.get(lineKey(line))?.quantity ?? 0;
    if (quantity > 0) needed.set(lineKey(line), { declarationId, lineNumber, quantity: before + quantity });
  }
  if (needed.size > 0) return [...needed.values()];
  throw new Problem('NOT_FOUND', 'nothing-of-this-claim', {
    message: 'The return needs nothing of this claim',
    field: ['returnId'],
  });
}

/** What a return owes once that much of a claim was repaid for it. @throws LIMIT_EXCEEDED for more than comes back */
export function repaidFor(dues: ReturnDues, freed: readonly FreedPart[]): ReturnDues {
  const parts = freed.map(({ line, quantity, amount }) => ({
    orderLineNumber: line.orderId === dues.orderId ? line.orderLineNumber : 0,
    quantity,
    amount,
  }));
  const unitsOf = (wanted: number) =>
    parts.reduce((all, part) => all + (part.orderLineNumber === wanted ? part.quantity : 0), 0);
  if (parts.some(({ orderLineNumber: line }) => unitsOf(line) > unitsOpen(dues, line))) {
    throw new Problem('LIMIT_EXCEEDED', 'more-than-comes-back', {
      message: 'Less than that comes back of this line',
      field: ['lines'],
    });
  }
  return withRepaid(dues, parts);
}
