import { type DeclarationStatus, isReleased, takesUpShipment } from './declaration-status.ts';
import type { PlacedOrder } from './next-steps.ts';
import type { DeclarationDocument, ShipmentDocument } from './order-documents.ts';
import type { Step, StepAction } from './step.ts';

/** States before which a step of a shipment is open. */
const BEFORE_HANDOVER: ReadonlySet<string> = new Set(['CREATED', 'BOOKED']);
const BEFORE_LOADING: ReadonlySet<string> = new Set([...BEFORE_HANDOVER, 'PICKED_UP', 'AT_CUSTOMS_PLACE']);
const BEFORE_DELIVERY: ReadonlySet<string> = new Set(['LOADED', 'DEPARTED', 'ARRIVED', 'IMPORT_CLEARING']);

/** States in which the next word is customs'. */
const WITH_CUSTOMS: ReadonlySet<DeclarationStatus> = new Set([
  'SUBMITTED',
  'MATCHED',
  'REVIEW',
  'PASSED',
  'INSPECTION',
  'DETAINED',
]);

/** What is still to be done with each shipment of the order on its way out. */
export const shipmentSteps = (placed: PlacedOrder): readonly Step[] =>
  placed.shipments
    .filter(({ returnId }) => returnId === null)
    .flatMap((shipment) => {
      const declaration =
        placed.declarations.find(
          (each) => each.shipmentId === shipment.shipmentId && takesUpShipment(each.status),
        ) ?? null;
      const clearance = clearanceSteps(placed, shipment, declaration);
      return [
        ...handoverSteps(placed, shipment),
        ...clearance,
        ...carrierSteps(shipment, {
          isReleased: declaration !== null && isReleased(declaration.status),
          waitsFor: clearance.map(({ action }) => action),
        }),
      ];
    });

const about = ({ shipmentId }: ShipmentDocument) =>
  ({
    subject: { type: 'Shipment', id: shipmentId },
    shipmentId,
    dueAt: null,
    blocking: true,
    blockedBy: [],
  }) as const;

function handoverSteps({ order }: PlacedOrder, shipment: ShipmentDocument): readonly Step[] {
  if (!BEFORE_HANDOVER.has(shipment.status)) return [];
  const lines = new Set(shipment.lines.map(({ lineNumber }) => lineNumber));
  const suppliers = order.lines.filter(({ number }) => lines.has(number)).map(({ supplierId }) => supplierId);
  return [...new Set(suppliers)].map((partyId) => ({
    ...about(shipment),
    action: 'HAND_OVER_GOODS',
    by: 'SUPPLIER',
    partyId,
    openedAt: shipment.bookedAt,
  }));
}

function clearanceSteps(
  { order }: PlacedOrder,
  shipment: ShipmentDocument,
  declaration: DeclarationDocument | null,
): readonly Step[] {
  if (!BEFORE_LOADING.has(shipment.status)) return [];
  const declarant = { by: 'DECLARANT', partyId: declaration?.declarantId ?? order.retailerId } as const;
  if (!declaration) {
    return [{ ...about(shipment), ...declarant, action: 'SUBMIT_DECLARATION', openedAt: shipment.bookedAt }];
  }
  const { status, at: openedAt, declarationId: id } = declaration;
  const step = { ...about(shipment), subject: { type: 'Declaration', id }, openedAt } as const;
  if (status === 'REJECTED') return [{ ...step, ...declarant, action: 'CORRECT_DECLARATION' }];
  if (!WITH_CUSTOMS.has(status)) return [];
  const isInspected = status === 'INSPECTION';
  const decide: Step = {
    ...step,
    action: 'DECIDE_RELEASE',
    by: 'AUTHORITY',
    partyId: null,
    blockedBy: isInspected ? ['PRESENT_FOR_INSPECTION'] : [],
  };
  return isInspected ? [{ ...step, ...declarant, action: 'PRESENT_FOR_INSPECTION' }, decide] : [decide];
}

function carrierSteps(
  shipment: ShipmentDocument,
  customs: { readonly isReleased: boolean; readonly waitsFor: readonly StepAction[] },
): readonly Step[] {
  const { status, carrierId: partyId } = shipment;
  const step = { ...about(shipment), by: 'CARRIER', partyId } as const;
  if (BEFORE_LOADING.has(status)) {
    const blockedBy = [
      ...(BEFORE_HANDOVER.has(status) ? (['HAND_OVER_GOODS'] as const) : []),
      ...(customs.isReleased ? [] : customs.waitsFor),
    ];
    return [{ ...step, action: 'LOAD', blockedBy, openedAt: shipment.bookedAt }];
  }
  return BEFORE_DELIVERY.has(status) ? [{ ...step, action: 'DELIVER', openedAt: shipment.at }] : [];
}
