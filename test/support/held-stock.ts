import { consumersAmong } from '../../runtime/subgraph.ts';
import type { Databases } from '../../runtime/database.ts';
import { eventModel } from '../../runtime/events.ts';
import { manufacturers } from '../../subgraphs/manufacturers/index.ts';
import { aSupplierApp, seedSku } from './manufacturers.ts';
import { aStockCaller } from './reservations.ts';
import { openTestSubgraph, viewerAs } from './subgraph.ts';
import { createTell, insist } from './tell.ts';
import { partyOf } from '../../runtime/apply-events.ts';

const retailers = { name: 'retailers', consumes: ['ReservationMoved'] };

export type HeldStock = Awaited<ReturnType<typeof openHeldStock>>;

/** The manufacturers subgraph alone, with what stock is held, kept, shipped and given back by. */
export async function openHeldStock(databases: Databases) {
  const graph = await openTestSubgraph(manufacturers, databases, [retailers]);
  const { clock, instance } = graph;
  const db = databases.of('manufacturers');
  const itself = partyOf('manufacturers', db, instance);
  const consumersOf = consumersAmong([manufacturers, retailers]);
  let suppliers = 0;
  return {
    graph,
    caller: aStockCaller(graph),
    /** Delivers events as another subgraph would have written them. */
    tell: insist(createTell(itself, { databases, clock, consumersOf })),
    expireHolds: () => instance.tasks?.find(({ name }) => name.includes('holds'))?.run(),
    /** What was told of a reservation, and to whom. */
    movesOf: async (reservationId = 'none') =>
      (
        await eventModel(db)
          .find({ aggregateId: reservationId })
          .sort({ _id: 1 })
          .lean<{ data: { status: string; previous: string | null }; pending?: string[] }[]>()
      ).map(({ data, pending }) => `${data.previous} ${data.status} for ${pending?.join()}`),
    /** A SKU of a supplier of its own. */
    aSku: async (given: Parameters<typeof seedSku>[1] = {}) => {
      const supplierId = `sup_${(suppliers += 1)}`;
      const { id: skuId, code } = await seedSku(instance, { supplierId, ...given });
      const readLevel = async () => {
        const query = 'query ($id: ID!) { sku(id: $id) { stock { onHand reserved shortage } } }';
        const { data } = await graph.ask(query, { id: skuId }, viewerAs('supplier', supplierId));
        return data.sku.stock[0] as { onHand: number; reserved: number; shortage: number };
      };
      return { supplierId, skuId, code, app: aSupplierApp(graph, supplierId), readLevel };
    },
  };
}
