import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { isReleasedStatus } from '../domain/released-value.ts';
import type { DeclarationFactsRecord } from '../models/declaration-facts.ts';
import { changeOrderMoney, type MoneyDeps } from './change-order-money.ts';
import { lockOrder } from './order-money-store.ts';

/** What is used here of supervision's `DeclarationMoved`. Quantities are of sales units. */
const declarationMoved = z.object({
  declarationId: z.string(),
  orderId: z.string(),
  status: z.string(),
  version: z.number(),
  lines: z.array(z.object({ orderLineNumber: z.number(), quantity: z.coerce.number().int() })),
});

/** Keeps what of an order is declared; once it is released, its settlement becomes eligible. */
export const applyDeclarationMoved =
  (deps: MoneyDeps): EventHandler =>
  async ({ data }, transaction) => {
    const { models } = deps;
    const { session, documents } = transaction;
    const { declarationId: _id, ...declaration } = declarationMoved.parse(data);
    const before = await documents.find<DeclarationFactsRecord>(models.declarationFacts, _id);
    if (before && before.version >= declaration.version) return;
    documents.put<DeclarationFactsRecord>(models.declarationFacts, { _id, ...declaration });
    if (isReleasedStatus(declaration.status) === isReleasedStatus(before?.status ?? 'DRAFT')) return;
    const facts = await lockOrder(models, declaration.orderId, session);
    if (facts) await changeOrderMoney(deps, facts, { rule: (money) => money, transaction });
  };
