import { describe, expect, it } from '@jest/globals';
import { placeOfParty } from '../../../../subgraphs/supervision/domain/visibility.ts';
import { viewFrom } from '../../../support/declarations.ts';
import { orderPlaced, shipmentBooked, shipmentMoved } from '../../../support/order-events.ts';

describe('placeOfParty', () => {
  const view = viewFrom(orderPlaced(), shipmentBooked({ carrierId: 'car_1' }));

  it.each([
    ['ret_1', 'RETAILER'],
    ['sup_1', 'SUPPLIER'],
    ['buy_1', 'BUYER'],
    ['car_1', 'CARRIER'],
    ['car_2', null],
  ])('of %s is %s', (partyId, place) => {
    expect(placeOfParty(view, partyId)).toBe(place);
  });

  it('is none for a carrier whose shipments were all given up', () => {
    const events = [shipmentBooked({ carrierId: 'car_1' }), shipmentMoved(2, 'CANCELLED')];
    expect(placeOfParty(viewFrom(orderPlaced(), ...events), 'car_1')).toBeNull();
    const other = shipmentBooked({ shipmentId: 'shp_2', carrierId: 'car_1' });
    expect(placeOfParty(viewFrom(orderPlaced(), ...events, other), 'car_1')).toBe('CARRIER');
  });
});
