import type { StockReservationResolvers } from '../generated.ts';

export const StockReservation: StockReservationResolvers = { id: ({ _id }) => _id };
