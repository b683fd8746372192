/** How a consignment is weighed for its price. */
export interface WeightRule {
  /** Cubic centimetres that count as a kilogram; null where volume does not count. */
  readonly cm3PerKg: number | null;
  /** Each begun step counts as a whole one. */
  readonly stepGrams: number;
  /** A lighter consignment pays for this much. */
  readonly minGrams: number;
  /** A heavier consignment is not taken; null = no limit. */
  readonly maxGrams: number | null;
}

/** All packages of a consignment together. */
export interface Consignment {
  readonly grossGrams: number;
  /** Whole cubic centimetres; null = not told, so that weight alone counts. */
  readonly volumeCm3: number | null;
}

/**
 * The weight that is paid for, in grams; null where the consignment is too heavy.
 *
 * The greater of weight and volume counts, in whole steps: air cargo takes 6,000 cubic centimetres for a kilogram, sea
 * freight a cubic metre for a tonne. The limit is on what is paid for, so that it holds for bulky goods too.
 */
export function chargeableGrams({ grossGrams, volumeCm3 }: Consignment, rule: WeightRule): number | null {
  const { cm3PerKg, stepGrams, minGrams, maxGrams } = rule;
  const volumeGrams = volumeCm3 === null || cm3PerKg === null ? 0 : Math.ceil((volumeCm3 * 1000) / cm3PerKg);
  const counted = Math.max(grossGrams, volumeGrams);
  if (maxGrams !== null && counted > maxGrams) return null;
  return Math.max(Math.ceil(counted / stepGrams) * stepGrams, minGrams);
}
