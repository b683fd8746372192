import { describe, expect, it } from '@jest/globals';
import type { BookedShipment, BookingRequest } from '../../../../subgraphs/logistics/domain/booking.ts';
import { checkReturnBooking } from '../../../../subgraphs/logistics/domain/return-booking.ts';
import { refusalsOf } from '../../../support/refusals.ts';

const agreed = { status: 'APPROVED', lines: [{ lineNumber: 1, quantity: 3 }] };
const request = (quantity: number): BookingRequest => ({
  lines: [{ lineNumber: 1, quantity, warehouseId: 'wh_main' }],
  packages: 1,
  grossGrams: 900,
});
const givenUp = (count: number): readonly BookedShipment[] =>
  Array.from({ length: count }, () => ({ status: 'CANCELLED', lines: request(3).lines }));
const live: BookedShipment = { status: 'BOOKED', lines: request(3).lines };

describe('the booking of a return', () => {
  it.each<[string, { status?: string; quantity?: number; earlier?: readonly BookedShipment[] }, string[]]>([
    ['is taken, whole', {}, []],
    ['is taken again where one was given up', { earlier: givenUp(1) }, []],
    ['is taken for the fiftieth time', { earlier: givenUp(49) }, []],
    ['is refused after fifty', { earlier: givenUp(50) }, ['LIMIT_EXCEEDED returnId']],
    ['is refused beside another', { earlier: [live] }, ['LIMIT_EXCEEDED returnId']],
    ['is refused before it was agreed', { status: 'REQUESTED' }, ['ILLEGAL_TRANSITION returnId']],
    ['is refused in parts', { quantity: 2 }, ['INVALID lines']],
  ])('%s', (_what, { status = 'APPROVED', quantity = 3, earlier = [] }, expected) => {
    const refusals = refusalsOf(() => checkReturnBooking({ ...agreed, status }, request(quantity), earlier));
    expect(refusals).toEqual(expected);
  });
});
