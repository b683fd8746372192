import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { discharged, followBuyer, unshipped } from '../domain/follow-buyer.ts';
import type { InsuredOrder } from '../domain/cover.ts';
import type { Models } from '../models/index.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import type { ShipmentFactsRecord } from '../models/shipment-facts.ts';
import { loadInsuredOrder, loadReceipts, saveInsuredOrder } from './insurance-store.ts';
import { lockOrder } from './order-money-store.ts';

const ofOrder = z.object({ orderId: z.string() });
const shipmentBooked = z.object({
  shipmentId: z.string(),
  orderId: z.string(),
  returnId: z.string().nullable(),
  isOverseasWarehouse: z.boolean(),
  bookedAt: z.date(),
  status: z.string(),
  version: z.number(),
});
const shipmentMoved = z.object({ shipmentId: z.string(), status: z.string(), version: z.number() });

/** Keeps which shipments can be insured, and lets covers follow what becomes of their orders' money. */
export const followCovers = (models: Models): Readonly<Record<string, EventHandler>> => ({
  ShipmentBooked: ({ data }, { documents }) => {
    const { shipmentId: _id, returnId, ...shipment } = shipmentBooked.parse(data);
    if (returnId === null) {
      documents.insert<ShipmentFactsRecord>(models.shipmentFacts, { _id, ...shipment });
    }
    return Promise.resolve();
  },
  ShipmentMoved: async ({ data }, transaction) => {
    const { documents } = transaction;
    const { shipmentId, status, version } = shipmentMoved.parse(data);
    const before = await documents.find<ShipmentFactsRecord>(models.shipmentFacts, shipmentId);
    if (!before || before.version >= version) return;
    documents.put<ShipmentFactsRecord>(models.shipmentFacts, { ...before, status, version });
    if (status === 'CANCELLED') await endUnshipped(models, before.orderId, transaction);
  },
  LedgerChanged: async ({ data }, transaction) => {
    const { orderId } = ofOrder.parse(data);
    await changeInsured(models, orderId, { transaction, rule: withReceipts(models, transaction) });
  },
  OrderMoved: endCover(models),
  OrderStopped: endCover(models),
});

/** Ends the cover of an order of which no shipment is left. */
async function endUnshipped(models: Models, orderId: string, transaction: Transaction): Promise<void> {
  const { session, documents } = transaction;
  // Before anything is read: a cover that is declared at this moment sees the cancelled shipment, or is seen here.
  await lockOrder(models, orderId, session);
  await documents.flush(models.shipmentFacts);
  const ofOrder = { orderId, status: { $ne: 'CANCELLED' } };
  if (await models.shipmentFacts.exists(ofOrder).session(session)) return;
  await changeInsured(models, orderId, { transaction, rule: unshipped });
}

/** The money of the order has followed before: here it is known whether it is given up. */
const endCover =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId } = ofOrder.parse(data);
    const rule: Rule = (before, { isGivenUp }) => (isGivenUp ? withoutDebt(before) : before);
    await changeInsured(models, orderId, { transaction, rule });
  };

type Rule = (before: InsuredOrder, facts: OrderFactsRecord) => InsuredOrder | Promise<InsuredOrder>;

/** Most orders are not insured, and cost next to nothing here; a cover is written elsewhere, and only whether it is there is read so. */
async function changeInsured(
  models: Models,
  orderId: string,
  { rule, transaction }: { readonly rule: Rule; readonly transaction: Transaction },
): Promise<void> {
  const { session, documents } = transaction;
  if (!(await documents.find(models.covers, orderId))) return;
  const facts = await lockOrder(models, orderId, session);
  const before = await loadInsuredOrder(models, orderId, session);
  if (!facts || !before) return;
  await saveInsuredOrder(models, { before, after: await rule(before, facts) }, transaction);
}

/** The ledger is read as it is now, so that events that come late change nothing. */
const withReceipts =
  (models: Models, { session }: Transaction): Rule =>
  async (before, facts) =>
    followBuyer(before, await loadReceipts(models, facts, { model: before.cover.model, session }));

/** Of an order that is given up nothing is owed. */
const withoutDebt = (before: InsuredOrder): InsuredOrder =>
  before.cover.status === 'DISCHARGED' ? before : discharged(before);
