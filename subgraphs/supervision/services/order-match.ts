import type { SupervisionContext } from '../context.ts';
import { areDocumentsAccepted } from '../domain/customs-receipt.ts';
import { fieldsOf } from '../domain/declaration-fields.ts';
import { takesUpShipment } from '../domain/declaration-status.ts';
import { draftOf } from '../domain/draft-declaration.ts';
import { type DocumentMatch, matchDeclaration } from '../domain/match-declaration.ts';
import type { ShipmentDocument } from '../domain/order-documents.ts';
import type { OrderView } from '../domain/order-view.ts';
import { partOfMatch } from '../domain/part-of-declaration.ts';
import { dayOf } from './day.ts';
import { supplierOf } from './order-access.ts';
import { documentsOf } from './order-documents.ts';

/**
 * Would the order's documents pass on the day? Null for whoever has no place in it.
 *
 * @throws BAD_INPUT, or RULE_UNKNOWN for a day that no rule covers.
 */
export async function orderMatch(
  { models, loaders, rules: lasting, customsRates, clock, viewer }: SupervisionContext,
  orderId: string,
  day: string | null | undefined,
): Promise<DocumentMatch | null> {
  const on = dayOf(day, clock);
  const view = await loaders.orderViewById.load(orderId);
  if (!view?.order) return null;
  const { order, payments } = view;
  const shipment = nextShipment(view);
  const rules = { ...lasting, rates: await customsRates.get() };
  const draft = draftOf(await documentsOf(models, { view, order, shipment, on }), rules);
  const declared = shipment && (await loaders.liveDeclarationByShipmentId.load(shipment.shipmentId));
  const isAccepted = declared !== null && areDocumentsAccepted(declared.receipts, declared.attempt);
  const match = matchDeclaration({ draft, fields: fieldsOf(draft), payments, isAccepted });
  const lines = draft.lines.map(({ number, orderLine: { supplierId } }) => ({ number, supplierId }));
  return partOfMatch(match, lines, supplierOf(viewer));
}

/** The first shipment that is still to be declared, else the last one; null when none is booked. */
function nextShipment({ shipments, declarations }: OrderView): ShipmentDocument | null {
  const outward = shipments
    .filter(({ returnId, status }) => returnId === null && status !== 'CANCELLED')
    .sort((a, b) => a.bookedAt.getTime() - b.bookedAt.getTime());
  const isDeclared = ({ shipmentId }: ShipmentDocument) =>
    declarations.some((each) => each.shipmentId === shipmentId && takesUpShipment(each.status));
  return outward.find((shipment) => !isDeclared(shipment)) ?? outward.at(-1) ?? null;
}
