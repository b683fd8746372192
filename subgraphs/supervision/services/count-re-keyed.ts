import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { reKeyedShares, shareChanges } from '../domain/re-keyed-counts.ts';
import type { CountedOrderRecord } from '../models/counted-order.ts';
import type { DeclarationRecord } from '../models/declaration.ts';
import type { Models } from '../models/index.ts';

/** What is used here of the subgraph's own `DeclarationMoved`. */
const declarationMoved = z.object({ orderId: z.string(), status: z.string() });

/**
 * Counts what people typed again, by month, for each party of an order and its zone.
 *
 * In the background, because the month of a zone is one document for all who declare there: in their own transactions
 * they would wait for each other.
 */
export function countReKeyed({ declarations, countedOrders, reKeyedMonths }: Models): EventHandler {
  return async ({ data }, { session, documents }) => {
    const { orderId, status } = declarationMoved.parse(data);
    // Fields are typed when a declaration is sent, for the first time or again.
    if (status !== 'SUBMITTED') return;
    await documents.flush(declarations);
    const [sent, counted] = [
      await declarations.find({ orderId }).session(session).lean<DeclarationRecord[]>(),
      await countedOrders.findById(orderId).session(session).lean<CountedOrderRecord>(),
    ];
    const shares = reKeyedShares(sent);
    const changes = shareChanges(counted?.shares ?? [], shares);
    if (changes.length === 0) return;
    await countedOrders.updateOne({ _id: orderId }, { $set: { shares } }, { session, upsert: true });
    await reKeyedMonths.bulkWrite(
      changes.map(({ scope, month, ...counts }) => ({
        updateOne: {
          filter: { _id: `${scope}/${month}` },
          update: { $setOnInsert: { scope, month }, $inc: counts },
          upsert: true,
        },
      })),
      { session },
    );
  };
}
