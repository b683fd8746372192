import type { ClientSession } from 'mongoose';
import { sha256 } from '../../../runtime/id.ts';
import { waybillOf } from '../domain/waybill.ts';
import type { TransportMode } from '../../../values/transport-mode.ts';
import type { CarrierRecord } from '../models/carrier.ts';
import type { Models } from '../models/index.ts';

/** What a carrier is asked to take. */
export interface CarrierBooking {
  readonly carrier: CarrierRecord;
  readonly mode: TransportMode;
  /** The same when the same booking is asked for again: it gets the same waybill. */
  readonly reference: string;
}

/** The way to the carriers' own systems. */
export interface Carriers {
  /**
   * Books, and answers the number of the waybill: of the carrier, once for ever.
   *
   * Asked within the transaction of the booking, which may run again, hence the reference.
   */
  readonly book: (booking: CarrierBooking, session: ClientSession) => Promise<string>;
}

const SERIAL_HEX_DIGITS = 15;

/** Carriers that take everything at once: their numbers follow from the reference, and skip those that are taken. */
export const createSimulatedCarriers = ({ shipments }: Models): Carriers => ({
  book: async ({ carrier, mode, reference }, session) => {
    for (let attempt = 0; ; attempt += 1) {
      const hash = sha256(`${reference}/${attempt}`).slice(0, SERIAL_HEX_DIGITS);
      const waybill = waybillOf({ ...carrier, mode }, BigInt(`0x${hash}`));
      const isTaken = await shipments.exists({ carrierId: carrier._id, waybill }).session(session);
      if (!isTaken) return waybill;
    }
  },
});
