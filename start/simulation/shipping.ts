import * as z from 'zod';
import { planDeliveries } from '../commands/plan-deliveries.ts';
import { attempt, isDaring } from './attempts.ts';
import { deed, type Question, type Speaker } from './desk.ts';
import { act, type Teller, untilOrder } from './teller.ts';
import { TRADE_TERMS } from './trade.ts';

const ref = z.object({ id: z.string() });
const QUOTE = {
  query: 'query Quote($input: ShippingQuoteInput!) { shippingQuotes(input: $input) { id } }',
  shape: z.object({ shippingQuotes: z.array(ref).min(1) }),
} satisfies Question<unknown>;
const BOOK = deed(
  'bookShipment',
  'shipment { id carrier { id } }',
  z.object({ shipment: ref.extend({ carrier: ref }) }),
);
const DECLARE = deed('submitDeclaration', 'declaration { id }', z.object({ declaration: ref }));
const REPORT = deed('reportShipment', 'shipment { id }', z.object({ shipment: ref }));

/** A shipment and who carries it. */
export interface Shipment {
  readonly id: string;
  readonly carrier: Speaker;
  /** Tells its events from those of the order's other shipments. */
  readonly part: string;
}

/** What the freight of the order costs on the way that its trade takes. */
export async function quoteFreight({ world, goods, fate, units }: Teller): Promise<string> {
  const { fromPortId, transport } = TRADE_TERMS[fate.trade];
  const input = {
    fromPortId,
    destination: goods.market,
    grossWeight: { grams: goods.grossGrams * units },
    mode: transport,
    currency: 'EUR',
  };
  const { shippingQuotes } = await world.desk.ask(QUOTE, { input });
  return shippingQuotes[0]?.id ?? '';
}

/** What a carrier reports of goods that go to their buyer, after they were loaded. */
export const ON_THE_WAY = ['DEPARTED', 'ARRIVED', 'IMPORT_CLEARING', 'DELIVERED'] as const;

const RELEASED: ReadonlySet<string> = new Set(['RELEASED', 'DEPARTED', 'CLOSED']);

/** What is shipped by which offer. */
export interface Booking {
  readonly orderId: string;
  readonly quoteId: string;
  /** Abroad; not given = to the buyer. */
  readonly toWarehouseId?: string;
}

/** Goods on their way abroad. */
export interface Export extends Shipment {
  readonly declarationId: string;
}

/** Books, declares, waits for the release, and loads. */
export async function ship(teller: Teller, { orderId, ...way }: Booking): Promise<Export> {
  const { goods, units, retailer } = teller;
  const lines = [{ lineNumber: 1, quantity: units, warehouseId: goods.warehouseId }];
  const grossWeight = { grams: goods.grossGrams * units };
  const booked = await act(teller, {
    deed: BOOK,
    input: { orderId, ...way, packages: 1, grossWeight, lines },
    as: retailer,
  });
  const { id, carrier } = booked.shipment;
  const sent = { id, carrier: { role: 'carrier', partyId: carrier.id }, part: '' } as const;
  const at = (await teller.world.calendar.now()).toISOString();
  const declare = (part?: string) =>
    act(teller, {
      deed: DECLARE,
      input: { orderId, shipmentId: id },
      as: retailer,
      ...(part !== undefined && { part }),
    });
  const early = { eventId: `${teller.key}-early`, shipmentId: id, status: 'LOADED', at };
  if (isDaring(teller.fate))
    await attempt(teller, 'I16', { deed: REPORT, input: early, as: sent.carrier, code: 'NOT_RELEASED' });
  const { declaration } = await declare();
  const shipment: Export = { ...sent, declarationId: declaration.id };
  await report(teller, shipment, ['PICKED_UP', 'AT_CUSTOMS_PLACE']);
  await untilOrder(teller, orderId, async ({ declarations }) => {
    // What customs sends back is declared again as it stands: the simulated one refuses once.
    if (declarations[0]?.status === 'REJECTED') await declare('-again');
    return RELEASED.has(declarations[0]?.status ?? '');
  });
  await report(teller, shipment, ['LOADED']);
  return shipment;
}

/** Books the way back of all goods. */
export async function shipBack(
  teller: Teller,
  {
    orderId,
    returnId,
    units,
  }: { readonly orderId: string; readonly returnId: string; readonly units: number },
): Promise<Shipment> {
  const { goods, retailer } = teller;
  const quoteId = await quoteFreight({ ...teller, units });
  const lines = [{ lineNumber: 1, quantity: units, warehouseId: goods.warehouseId }];
  const grossWeight = { grams: goods.grossGrams * units };
  const part = '-back';
  const booked = await act(teller, {
    deed: BOOK,
    input: { orderId, returnId, quoteId, packages: 1, grossWeight, lines },
    as: retailer,
    part,
  });
  const { id, carrier } = booked.shipment;
  return { id, carrier: { role: 'carrier', partyId: carrier.id }, part };
}

/** The carrier tells what has happened, with its events' own fate on the way. */
export async function report(
  teller: Teller,
  { id: shipmentId, carrier, part }: Shipment,
  statuses: readonly string[],
): Promise<void> {
  const { fate, key, world } = teller;
  const begin = (await world.calendar.now()).getTime();
  const events = statuses.map((status, index) => ({
    eventId: `${key}${part}-${status}`,
    shipmentId,
    status,
    at: new Date(begin + index).toISOString(),
  }));
  const disorder = { duplicate: fate.duplicateReports, reorder: fate.reorderReports && events.length > 2 };
  for (const event of planDeliveries(events, disorder)) {
    await act(teller, { deed: REPORT, input: event, as: carrier, part: `${part}-${event.status}` });
  }
}
