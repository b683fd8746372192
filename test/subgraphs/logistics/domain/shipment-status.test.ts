import { describe, expect, it } from '@jest/globals';
import {
  advance,
  isLoaded,
  precedes,
  SHIPMENT_STATUSES,
  type ShipmentStatus,
} from '../../../../subgraphs/logistics/domain/shipment-status.ts';

/** What may follow what, by one step or by several: the machine, written out. */
const AHEAD: Readonly<Record<ShipmentStatus, string>> = {
  CREATED:
    'BOOKED PICKED_UP AT_CUSTOMS_PLACE LOADED DEPARTED ARRIVED IMPORT_CLEARING DELIVERED STORED_OVERSEAS RETURNING RETURNED LOST CANCELLED',
  BOOKED:
    'PICKED_UP AT_CUSTOMS_PLACE LOADED DEPARTED ARRIVED IMPORT_CLEARING DELIVERED STORED_OVERSEAS RETURNING RETURNED LOST CANCELLED',
  PICKED_UP:
    'AT_CUSTOMS_PLACE LOADED DEPARTED ARRIVED IMPORT_CLEARING DELIVERED STORED_OVERSEAS RETURNING RETURNED LOST CANCELLED',
  AT_CUSTOMS_PLACE:
    'LOADED DEPARTED ARRIVED IMPORT_CLEARING DELIVERED STORED_OVERSEAS RETURNING RETURNED LOST CANCELLED',
  LOADED: 'DEPARTED ARRIVED IMPORT_CLEARING DELIVERED STORED_OVERSEAS RETURNING RETURNED LOST',
  DEPARTED: 'ARRIVED IMPORT_CLEARING DELIVERED STORED_OVERSEAS RETURNING RETURNED LOST',
  ARRIVED: 'IMPORT_CLEARING DELIVERED STORED_OVERSEAS RETURNING RETURNED LOST',
  IMPORT_CLEARING: 'DELIVERED STORED_OVERSEAS RETURNING RETURNED LOST',
  RETURNING: 'RETURNED LOST',
  DELIVERED: '',
  STORED_OVERSEAS: '',
  RETURNED: '',
  LOST: '',
  CANCELLED: '',
};

const isAhead = (from: ShipmentStatus, to: ShipmentStatus) => AHEAD[from].split(' ').includes(to);

const pairs = SHIPMENT_STATUSES.flatMap((from) => SHIPMENT_STATUSES.map((to) => ({ from, to })));

const advanced = (from: ShipmentStatus, to: ShipmentStatus): ShipmentStatus | null => {
  try {
    return advance(from, to);
  } catch {
    return null;
  }
};

describe('the statuses of a shipment', () => {
  it.each(pairs)('$from to $to is allowed only where it is listed', ({ from, to }) => {
    expect(precedes(from, to)).toBe(isAhead(from, to));
    const refused = { code: 'ILLEGAL_TRANSITION', reason: 'shipment-not-in-status' };
    if (isAhead(from, to)) expect(advance(from, to)).toBe(to);
    else if (from === to || isAhead(to, from)) expect(advance(from, to)).toBe(from);
    else expect(() => advance(from, to)).toThrow(expect.objectContaining(refused));
  });

  it('never go back, whatever is reported', () => {
    for (const { from, to } of pairs) {
      const next = advanced(from, to);
      if (next !== null) expect(next === from || precedes(from, next)).toBe(true);
    }
  });

  it('come out alike whatever the order in which three reports arrive', () => {
    for (const { from: a, to: b } of pairs) {
      for (const c of SHIPMENT_STATUSES) {
        const ends = [
          [a, b, c],
          [a, c, b],
          [b, a, c],
          [b, c, a],
          [c, a, b],
          [c, b, a],
        ].map((order) => order.reduce<ShipmentStatus | null>((at, to) => at && advanced(at, to), 'CREATED'));
        // Reports that contradict each other: whichever comes last is refused.
        if (!ends.includes(null)) expect(new Set(ends).size).toBe(1);
        else expect(ends.every((end) => end === null)).toBe(true);
      }
    }
  });

  it('are loaded from LOADED on, and in no way that ends before', () => {
    expect(SHIPMENT_STATUSES.filter(isLoaded)).toEqual([
      'LOADED',
      'DEPARTED',
      'ARRIVED',
      'IMPORT_CLEARING',
      'DELIVERED',
      'STORED_OVERSEAS',
      'RETURNING',
      'RETURNED',
      'LOST',
    ]);
  });
});
