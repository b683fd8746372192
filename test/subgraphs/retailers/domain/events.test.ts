import { describe, expect, it } from '@jest/globals';
import { orderPlaced } from '../../../../subgraphs/retailers/domain/events.ts';
import { anOrder } from '../../../support/orders.ts';

describe('OrderPlaced', () => {
  it('tells the whole order and nothing that a record has beside it', () => {
    const { _id: orderId, agreedBy: _agreed, changedAt: _changed, ...told } = anOrder();
    const record = { ...anOrder(), readers: ['*'], deliverTo: { name: 'Erika Mustermann' } };
    expect(orderPlaced(record, 'PLATFORM')).toEqual({ orderId, ...told, by: 'PLATFORM' });
  });
});
