import type {
  BookShipmentPayloadResolvers,
  CancelShipmentPayloadResolvers,
  ReportShipmentPayloadResolvers,
} from '../generated.ts';

export const BookShipmentPayload: BookShipmentPayloadResolvers = {
  shipment: ({ shipmentId }, _args, { loaders }) =>
    shipmentId === null ? null : loaders.shipmentById.load(shipmentId),
};

export const CancelShipmentPayload: CancelShipmentPayloadResolvers = {
  shipment: ({ shipmentId }, _args, { loaders }) =>
    shipmentId === null ? null : loaders.shipmentById.load(shipmentId),
};

export const ReportShipmentPayload: ReportShipmentPayloadResolvers = {
  shipment: ({ shipmentId }, _args, { loaders }) =>
    shipmentId === null ? null : loaders.shipmentById.load(shipmentId),
};
