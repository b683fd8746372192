import { describe, expect, it } from '@jest/globals';
import {
  type ListingStatus,
  statusUnderRights,
} from '../../../../subgraphs/retailers/domain/listing-status.ts';

describe('statusUnderRights', () => {
  it.each<[ListingStatus, boolean, ListingStatus]>([
    ['FOR_SALE', true, 'IP_BLOCKED'],
    ['FOR_SALE', false, 'FOR_SALE'],
    ['IP_BLOCKED', true, 'IP_BLOCKED'],
    ['IP_BLOCKED', false, 'FOR_SALE'],
    ['WITHDRAWN', true, 'WITHDRAWN'],
    ['WITHDRAWN', false, 'WITHDRAWN'],
  ])('of %s, where blocked is %s, is %s', (status, isBlocked, next) => {
    expect(statusUnderRights(status, isBlocked)).toBe(next);
  });
});
