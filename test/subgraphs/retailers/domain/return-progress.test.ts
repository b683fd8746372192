import { describe, expect, it } from '@jest/globals';
import { nextReturnStatus, withShipment } from '../../../../subgraphs/retailers/domain/return-progress.ts';
import type { ReturnStatus } from '../../../../subgraphs/retailers/domain/return-status.ts';
import { aReturn } from '../../../support/returns.ts';

const OPEN = { isVatRepaid: true, isBuyerSettled: false, version: 1 };

describe('a return that is told of its shipment and its money', () => {
  it.each<[ReturnStatus, string, ReturnStatus | null]>([
    ['REQUESTED', 'DELIVERED', null],
    ['REFUSED', 'DELIVERED', null],
    ['APPROVED', 'BOOKED', null],
    ['APPROVED', 'PICKED_UP', null],
    ['APPROVED', 'CANCELLED', null],
    ['APPROVED', 'LOADED', 'IN_TRANSIT'],
    ['APPROVED', 'DELIVERED', 'IN_TRANSIT'],
    ['APPROVED', 'LOST', 'IN_TRANSIT'],
    ['WITHDRAWN', 'PICKED_UP', null],
    ['WITHDRAWN', 'CANCELLED', null],
    ['WITHDRAWN', 'LOADED', 'IN_TRANSIT'],
    ['IN_TRANSIT', 'DEPARTED', null],
    ['IN_TRANSIT', 'ARRIVED', 'AT_CUSTOMS'],
    ['IN_TRANSIT', 'DELIVERED', 'AT_CUSTOMS'],
    ['IN_TRANSIT', 'LOST', 'CLOSED'],
    ['IN_TRANSIT', 'RETURNING', null],
    ['IN_TRANSIT', 'RETURNED', 'CLOSED'],
    ['AT_CUSTOMS', 'DELIVERED', null],
    ['AT_CUSTOMS', 'RETURNING', null],
    ['AT_CUSTOMS', 'RETURNED', 'CLOSED'],
    ['AT_CUSTOMS', 'LOST', 'CLOSED'],
    ['RECEIVED', 'DELIVERED', null],
    ['RECEIVED', 'RETURNED', null],
    ['CLOSED', 'LOST', null],
  ])('that is %s and whose shipment is %s becomes %s', (status, reported, next) => {
    const shipment = { shipmentId: 'shp_1', status: reported, version: 2 };
    expect(nextReturnStatus(aReturn({ status, shipment, dues: OPEN }))).toBe(next);
  });

  it('closes when the buyer has got what it is due, and not before the goods were counted', () => {
    const dues = { ...OPEN, isBuyerSettled: true };
    expect(nextReturnStatus(aReturn({ status: 'RECEIVED', dues }))).toBe('CLOSED');
    expect(nextReturnStatus(aReturn({ status: 'AT_CUSTOMS', dues }))).toBeNull();
  });

  it('takes no older news, and another shipment only in the place of one that was given up', () => {
    const shipment = { shipmentId: 'shp_1', status: 'LOADED', version: 4 };
    const given = aReturn({ shipment });
    expect(withShipment(given, { ...shipment, version: 4 })).toBeNull();
    expect(withShipment(given, { ...shipment, status: 'ARRIVED', version: 5 })?.shipment).toMatchObject({
      status: 'ARRIVED',
    });
    const other = { shipmentId: 'shp_2', status: 'BOOKED', version: 1 };
    expect(withShipment(given, other)).toBeNull();
    const givenUp = aReturn({ shipment: { ...shipment, status: 'CANCELLED' } });
    expect(withShipment(givenUp, other)?.shipment).toEqual(other);
  });
});
