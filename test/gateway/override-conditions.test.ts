import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { overrideConditions } from '../../gateway/override-conditions.ts';

const moved = (label: string, count: number): number =>
  Array.from({ length: count }, (_each, index) => parse(`{ field${index} }`)).filter((document) =>
    overrideConditions([label], document).get(label),
  ).length;

describe('the label of an override', () => {
  it('moves so many of a hundred operations', () => {
    expect([moved('percent(0)', 500), moved('percent(100)', 500)]).toEqual([0, 500]);
    expect(moved('percent(25)', 2_000)).toBeGreaterThan(400);
    expect(moved('percent(25)', 2_000)).toBeLessThan(600);
  });

  it('moves the same operation always or never', () => {
    const document = parse('{ skus { price } }');
    const once = overrideConditions(['percent(50)'], document);
    expect(overrideConditions(['percent(50)'], document)).toEqual(once);
  });

  it('of another kind moves nothing', () => {
    expect(moved('beta', 100)).toBe(0);
  });
});
