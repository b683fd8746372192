import { Problem, Problems } from '../../../values/problem.ts';
import type { LogisticsContext } from '../context.ts';
import type { BookShipmentInput } from '../generated.ts';
import type { PortRecord } from '../models/port.ts';
import type { WarehouseRecord } from '../models/warehouse.ts';
import { portsOf } from './ports-of.ts';
import { type JoinedQuote, readQuote } from './read-quote.ts';

/** The way of a shipment: the offer taken, and where it begins and ends. */
export interface Route {
  readonly quote: JoinedQuote;
  readonly fromPortId: string;
  readonly fromPortCode: string;
  /** Country. */
  readonly destination: string;
  readonly toPortId: string | null;
  readonly toWarehouseId: string | null;
}

/** @throws NOT_FOUND for an offer or a warehouse that is not there, INVALID for a warehouse in the wrong country. */
export async function findRoute(context: LogisticsContext, input: BookShipmentInput): Promise<Route> {
  const quote = await readQuote(context, input.quoteId);
  const fromPort = quote && (await context.loaders.portById.load(quote.fromPortId));
  if (!quote || !fromPort) throw notFound(['quoteId'], 'No such offer');
  await checkOrigins(context, input);
  const toWarehouse = await findStore(context, input.toWarehouseId ?? null, quote.destination);
  const ports = await portsOf(context, quote.lane.to);
  const { destination } = quote;
  const there = ports.find(({ country }) => country === destination);
  if (input.returnId != null) return wayBack(quote, { fromPort, there: there ?? ports[0] ?? fromPort });
  return {
    quote,
    fromPortId: fromPort._id,
    fromPortCode: fromPort.code,
    destination,
    toPortId: there?._id ?? null,
    toWarehouseId: toWarehouse?._id ?? null,
  };
}

/** Goods that come back travel the lane of the offer from its far end to China. */
const wayBack = (
  quote: JoinedQuote,
  { fromPort, there }: { readonly fromPort: PortRecord; readonly there: PortRecord },
): Route => ({
  quote,
  fromPortId: there._id,
  fromPortCode: there.code,
  destination: fromPort.country,
  toPortId: fromPort._id,
  toWarehouseId: null,
});

/** Goods that leave China lie in China. */
async function checkOrigins({ loaders }: LogisticsContext, { lines }: BookShipmentInput): Promise<void> {
  const warehouses = await Promise.all(
    lines.map(({ warehouseId }) => loaders.warehouseById.load(warehouseId)),
  );
  const problems = warehouses.flatMap((warehouse, index) => {
    const field = ['lines', String(index), 'warehouseId'];
    if (!warehouse) return notFound(field, 'No such warehouse');
    return warehouse.kind === 'OVERSEAS'
      ? new Problem('INVALID', 'warehouse-abroad', { message: 'This warehouse is abroad', field })
      : [];
  });
  if (problems.length > 0) throw new Problems(problems);
}

async function findStore(
  { loaders }: LogisticsContext,
  id: string | null,
  destination: string,
): Promise<WarehouseRecord | null> {
  if (id === null) return null;
  const field = ['toWarehouseId'];
  const warehouse = await loaders.warehouseById.load(id);
  if (!warehouse) throw notFound(field, 'No such warehouse');
  if (warehouse.kind === 'OVERSEAS' && warehouse.country === destination) return warehouse;
  throw new Problem('INVALID', 'no-warehouse-there', {
    message: `This is no overseas warehouse in ${destination}`,
    field,
  });
}

const notFound = (field: readonly string[], message: string): Problem =>
  new Problem('NOT_FOUND', 'no-such-place', { message, field });
