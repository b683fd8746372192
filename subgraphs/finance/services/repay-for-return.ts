import type { Transaction } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { FreedPart } from '../domain/give-up-claim.ts';
import type { ClaimLine } from '../domain/refund-claim.ts';
import { type LineQuantity, lineKey, standingOf } from '../domain/repay-claim.ts';
import { isAtCustoms, type ReturnDues, unitsOpen, withRepaid } from '../domain/return-dues.ts';
import type { Models } from '../models/index.ts';
import { duesIn, findDues, saveDues } from './return-dues-store.ts';

/** A return whose goods are with customs, with what is repaid for it. */
export interface RepaidReturn {
  readonly dues: ReturnDues;
  readonly returnVersion: number;
}

/** @throws NOT_FOUND, ILLEGAL_TRANSITION before its goods are with customs. */
export async function requireReturn(
  models: Models,
  returnId: string,
  { session }: Pick<Transaction, 'session'>,
): Promise<RepaidReturn> {
  const record = await findDues(models, returnId, session);
  if (!record) {
    throw new Problem('NOT_FOUND', 'no-such-return', { message: 'No such return', field: ['returnId'] });
  }
  const dues = duesIn(record);
  if (isAtCustoms(dues)) return { dues, returnVersion: record.returnVersion };
  throw new Problem('ILLEGAL_TRANSITION', 'return-not-at-customs', {
    message: `Nothing is repaid yet for a return that is ${dues.status}`,
    field: ['returnId'],
    status: dues.status,
  });
}

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

/** Notes what was repaid for a return, and tells. @throws LIMIT_EXCEEDED for more than comes back */
export async function noteRepaid(
  models: Models,
  { dues, returnVersion, freed }: RepaidReturn & { readonly freed: readonly FreedPart[] },
  transaction: Transaction,
): Promise<void> {
  const parts = freed.map(({ line, quantity, amount }) => ({
    orderLineNumber: line.orderId === dues.orderId ? line.orderLineNumber : 0,
    quantity,
    amount,
  }));
  for (const { orderLineNumber } of parts) {
    const units = parts.reduce(
      (all, part) => all + (part.orderLineNumber === orderLineNumber ? part.quantity : 0),
      0,
    );
    if (units <= unitsOpen(dues, orderLineNumber)) continue;
    throw new Problem('LIMIT_EXCEEDED', 'more-than-comes-back', {
      message: 'Less than that comes back of this line',
      field: ['lines'],
    });
  }
  await saveDues(models, { dues: withRepaid(dues, parts), returnVersion }, transaction);
}
