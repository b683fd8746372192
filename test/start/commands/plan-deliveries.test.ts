import { describe, expect, it } from '@jest/globals';
import { planDeliveries } from '../../../start/commands/plan-deliveries.ts';

describe('planDeliveries', () => {
  it.each([
    ['as they happened', { duplicate: false, reorder: false }, ['a', 'b']],
    ['twice', { duplicate: true, reorder: false }, ['a', 'a', 'b', 'b']],
    ['the last first', { duplicate: false, reorder: true }, ['b', 'a']],
    ['the last first and twice', { duplicate: true, reorder: true }, ['b', 'b', 'a', 'a']],
  ])('sends events %s', (_how, disorder, planned) => {
    expect(planDeliveries(['a', 'b'], disorder)).toEqual(planned);
  });
});
