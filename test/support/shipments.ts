import type { Databases } from '../../runtime/database.ts';
import { applyEvents } from '../../runtime/apply-events.ts';
import { eventId, type EventRecord } from '../../runtime/events.ts';
import type { logistics } from '../../subgraphs/logistics/index.ts';
import type { TestSubgraph } from './subgraph.ts';

export type TestLogistics = TestSubgraph<ReturnType<typeof logistics.open>>;

const usd = (minor: bigint) => ({ minor, currency: 'USD' });

/** An `OrderPlaced` as retailers tell it, as far as logistics reads it: 100 and 40 units of two suppliers, for Germany. */
export const orderPlaced = (orderId: string, changes: object = {}) => ({
  orderId,
  number: '2026-000001',
  channel: 'B2C',
  status: 'PLACED',
  retailerId: 'ret_1',
  buyerId: 'buy_1',
  supplierIds: ['sup_1', 'sup_2'],
  destination: 'DE',
  incoterm: 'DDP',
  insurance: usd(1_001n),
  lines: [
    { number: 1, skuId: 'sku_1', supplierId: 'sup_1', quantity: 100, netGrams: 200, amount: usd(50_000n) },
    { number: 2, skuId: 'sku_2', supplierId: 'sup_2', quantity: 40, netGrams: 500, amount: usd(20_000n) },
  ],
  ...changes,
});

/** What other subgraphs tell logistics, applied as delivery does it. */
export function createTeller(databases: Databases, graph: TestLogistics) {
  const receiver = {
    name: 'logistics',
    db: databases.of('logistics'),
    handlers: graph.instance.handlers ?? {},
  };
  const sequences = new Map<string, number>();
  const tell = async (source: string, type: string, aggregateId: string, data: object): Promise<void> => {
    const sequence = (sequences.get(aggregateId) ?? 0) + 1;
    sequences.set(aggregateId, sequence);
    const at = graph.clock.now();
    const event: EventRecord = { _id: eventId(aggregateId, sequence), aggregateId, sequence, type, data, at };
    const deps = { clock: graph.clock, consumersOf: () => [] };
    await applyEvents(receiver, { sourceName: source, batch: [event] }, deps);
  };
  return {
    placed: (orderId: string, changes: object = {}) =>
      tell('retailers', 'OrderPlaced', orderId, orderPlaced(orderId, changes)),
    moved: (orderId: string, status: string) =>
      tell('retailers', 'OrderMoved', orderId, { orderId, status, previous: 'PLACED' }),
    returned: (returnId: string, orderId: string, status: string) =>
      tell('retailers', 'ReturnMoved', returnId, {
        returnId,
        orderId,
        status,
        lines: [{ lineNumber: 1, quantity: 10 }],
      }),
    cleared: (returnId: string, at: string) =>
      tell('supervision', 'ReturnClearanceMoved', `clearance/${returnId}`, {
        returnId,
        isReleased: true,
        at: new Date(at),
      }),
    declared: (
      declarationId: string,
      facts: { shipmentId: string | null; status: string; at: string; lines: readonly [number, number][] },
    ) =>
      tell('supervision', 'DeclarationMoved', declarationId, {
        declarationId,
        shipmentId: facts.shipmentId,
        status: facts.status,
        at: new Date(facts.at),
        lines: facts.lines.map(([orderLineNumber, quantity]) => ({ orderLineNumber, quantity })),
      }),
  };
}
