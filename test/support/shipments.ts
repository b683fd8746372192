import { expect } from '@jest/globals';
import type { Databases } from '../../runtime/database.ts';
import { applyEvents, partyOf } from '../../runtime/apply-events.ts';
import { eventId, eventModel, type EventRecord } from '../../runtime/events.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { logistics } from '../../subgraphs/logistics/index.ts';
import { openTestSubgraph, type TestSubgraph, viewerAs } from './subgraph.ts';

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
  const receiver = partyOf('logistics', databases.of('logistics'), graph.instance);
  const sequences = new Map<string, number>();
  const tell = async (source: string, type: string, aggregateId: string, data: object): Promise<void> => {
    const sequence = (sequences.get(aggregateId) ?? 0) + 1;
    sequences.set(aggregateId, sequence);
    const at = graph.clock.now();
    const event: EventRecord = { _id: eventId(aggregateId, sequence), aggregateId, sequence, type, data, at };
    const deps = { clock: graph.clock, consumersOf: () => [] };
    await applyEvents(receiver, [{ source, event }], deps);
  };
  return {
    placed: (orderId: string, changes: object = {}) =>
      tell('retailers', 'OrderPlaced', orderId, orderPlaced(orderId, changes)),
    moved: (orderId: string, status: string, previous = 'PLACED') =>
      tell('retailers', 'OrderMoved', orderId, { orderId, status, previous }),
    erased: (buyerId: string) => tell('retailers', 'BuyerErased', buyerId, { buyerId }),
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

export const retailer = viewerAs('retailer', 'ret_1');
export const supplier = viewerAs('supplier', 'sup_1', ['shipments:write']);
export const buyer = viewerAs('buyer', 'buy_1', ['shipments:write']);
export const operator = viewerAs('operator');
export const carrierOf = (code: string) => viewerAs('carrier', `carrier_${code}`);

export const SHIPMENT = `id order { id } carrier { id code } waybill status mode from { code } to { code } destination
  toWarehouse { id } lines { lineNumber quantity warehouse { id } } packages grossWeight { grams }
  freight { amount currency } insurance { amount currency } bookedBy bookedAt cancelReason changedAt
  events { eventId at place status note }`;
const written = `shipment { ${SHIPMENT} } replayed userErrors { code message field }`;
export const BOOK = `mutation ($input: BookShipmentInput!) { answer: bookShipment(input: $input) { ${written} } }`;
const CANCEL = `mutation ($input: CancelShipmentInput!) { answer: cancelShipment(input: $input) { ${written} } }`;
const REPORT = `mutation ($input: ReportShipmentInput!) { answer: reportShipment(input: $input) { ${written} } }`;

interface ShipmentRow {
  readonly id: string;
  readonly waybill: string;
  readonly status: string;
  readonly bookedBy: string;
  readonly to: { readonly code: string };
  readonly insurance: { readonly amount: string };
  readonly events: readonly { readonly status: string }[];
}

interface Written {
  /** Null where `userErrors` are not empty, which a test that reads it has seen before. */
  readonly shipment: ShipmentRow;
  readonly replayed: boolean;
  readonly userErrors: readonly { readonly code: string }[];
}

let number = 0;
export const key = () => `key-${(number += 1)}`;

export const line = (lineNumber: number, quantity: number, warehouseId = 'wh_shantou') => ({
  lineNumber,
  quantity,
  warehouseId,
});

export type TestShipments = Awaited<ReturnType<typeof openTestShipments>>;

/** The logistics subgraph alone, with what a shipment is booked, reported and released by. */
export async function openTestShipments(databases: Databases) {
  const graph: TestLogistics = await openTestSubgraph(logistics, databases);
  const tell = createTeller(databases, graph);

  async function confirmedOrder(changes: object = {}): Promise<string> {
    const orderId = `ord_${(number += 1)}`;
    await tell.placed(orderId, changes);
    await tell.moved(orderId, 'CONFIRMED');
    return orderId;
  }

  async function quoteId(changes: object = {}, carrier = 'DHL'): Promise<string> {
    const { data } = await graph.ask(
      'query ($input: ShippingQuoteInput!) { shippingQuotes(input: $input) { id carrier { code } } }',
      { input: { fromPortId: 'port_CNPVG', destination: 'DE', grossWeight: { grams: 50_000 }, ...changes } },
    );
    const quotes = (data as { shippingQuotes: { id: string; carrier: { code: string } }[] }).shippingQuotes;
    return (quotes.find(({ carrier: { code } }) => code === carrier) ?? quotes[0])?.id ?? '';
  }

  const input = async (orderId: string, changes: object = {}) => ({
    idempotencyKey: key(),
    orderId,
    quoteId: await quoteId(),
    packages: 4,
    grossWeight: { grams: 50_000 },
    lines: [line(1, 100), line(2, 40)],
    ...changes,
  });

  const writing = async (document: string, given: object, viewer: Viewer | null) => {
    const { data } = await graph.ask(document, { input: given }, viewer);
    return (data as { answer: Written }).answer;
  };
  const book = (given: object, viewer: Viewer | null = retailer) => writing(BOOK, given, viewer);

  return {
    ...graph,
    tell,
    confirmedOrder,
    quoteId,
    input,
    book,
    cancel: (given: object, viewer: Viewer | null = retailer) =>
      writing(CANCEL, { idempotencyKey: key(), ...given }, viewer),
    reporting: (given: object, viewer: Viewer | null = carrierOf('DHL')) =>
      writing(REPORT, { idempotencyKey: key(), eventId: key(), ...given }, viewer),
    booked: async (changes: object = {}, order: object = {}): Promise<{ id: string; orderId: string }> => {
      const orderId = await confirmedOrder(order);
      const { shipment, userErrors } = await book(await input(orderId, changes));
      expect(userErrors).toEqual([]);
      return { id: shipment.id, orderId };
    },
    release: (shipmentId: string, at: string, id = key()) =>
      tell.declared(`decl_${id}`, {
        shipmentId,
        status: 'RELEASED',
        at,
        lines: [
          [1, 100],
          [2, 40],
        ],
      }),
    eventsOf: async (aggregateId: string) =>
      eventModel(databases.of('logistics')).find({ aggregateId }).sort({ _id: 1 }).lean<EventRecord[]>(),
  };
}
