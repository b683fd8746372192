import { describe, expect, it } from '@jest/globals';
import { chargeableGrams } from '../../../../subgraphs/logistics/domain/chargeable-weight.ts';

const air = { cm3PerKg: 6_000, stepGrams: 500, minGrams: 0, maxGrams: null };
const express = { cm3PerKg: 5_000, stepGrams: 500, minGrams: 0, maxGrams: 300_000 };
const sea = { cm3PerKg: 1_000, stepGrams: 1_000, minGrams: 1_000_000, maxGrams: null };
const post = { cm3PerKg: null, stepGrams: 1, minGrams: 50, maxGrams: 30_000 };

describe('chargeableGrams', () => {
  it.each([
    ['air, heavy for its size', air, 10_000, 30_000, 10_000],
    ['air, bulky: 60 x 50 x 40 cm', air, 10_000, 120_000, 20_000],
    ['air, bulky by a fraction', air, 1_000, 6_001, 1_500],
    ['air, each half kilogram begun', air, 10_001, null, 10_500],
    ['air, without a volume', air, 10_000, null, 10_000],
    ['courier, bulky', express, 10_000, 120_000, 24_000],
    ['courier, at its limit', express, 300_000, null, 300_000],
    ['courier, over its limit', express, 300_001, null, null],
    ['courier, over its limit by volume', express, 10_000, 1_500_005, null],
    ['sea, less than a revenue tonne', sea, 200_000, 400_000, 1_000_000],
    ['sea, by volume: 2.5 cubic metres', sea, 900_000, 2_500_000, 2_500_000],
    ['sea, by weight', sea, 2_500_001, 2_000_000, 2_501_000],
    ['mail, however bulky', post, 400, 30_000, 400],
    ['mail, under its least weight', post, 12, null, 50],
    ['mail, too heavy', post, 30_001, null, null],
  ])('weighs %s', (_case, rule, grossGrams, volumeCm3, grams) => {
    expect(chargeableGrams({ grossGrams, volumeCm3 }, rule)).toBe(grams);
  });
});
