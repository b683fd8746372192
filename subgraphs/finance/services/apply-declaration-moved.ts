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
    const { session } = transaction;
    const { declarationId: _id, ...declaration } = declarationMoved.parse(data);
    // Locked also where nothing is to be done yet: a settlement that is asked for at this moment must see it.
    const facts = await lockOrder(models, declaration.orderId, session);
    const before = await models.declarationFacts
      .findById(_id)
      .session(session)
      .lean<DeclarationFactsRecord>();
    if (before && before.version >= declaration.version) return;
    const record = { _id, ...declaration };
    await models.declarationFacts.replaceOne({ _id }, record, { session, upsert: true });
    const isRelevant = isReleasedStatus(declaration.status) !== isReleasedStatus(before?.status ?? 'DRAFT');
    if (facts && isRelevant) await changeOrderMoney(deps, facts, { rule: (money) => money, transaction });
  };
