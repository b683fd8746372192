import { Decimal, isDecimal } from '../../../values/decimal.ts';
import { Problem } from '../../../values/problem.ts';
import type { Consignment } from '../domain/chargeable-weight.ts';
import type { ShippingQuoteInput } from '../generated.ts';

/** More than any ship's lot of this trade; as grams of sea freight it still fits the schema's `Int`. */
const MAX_TONNES = 2_000;
const MAX_CUBIC_METRES = 2_000;

/** The packages of a request. @throws BAD_INPUT */
export function consignmentOf({
  grossWeight,
  volume,
}: Pick<ShippingQuoteInput, 'grossWeight' | 'volume'>): Consignment {
  const { grams } = grossWeight;
  if (grams < 1 || grams > MAX_TONNES * 1_000_000) {
    throw new Problem('BAD_INPUT', 'weight-out-of-range', {
      message: `A gross weight is above 0, at most ${MAX_TONNES} tonnes`,
    });
  }
  return { grossGrams: grams, volumeCm3: volume ? volumeCm3Of(volume) : null };
}

function volumeCm3Of({ value, unit }: { readonly value: string; readonly unit: string }): number {
  const cubicMetres = unit === 'MTQ' && isDecimal(value) ? new Decimal(value) : null;
  if (!cubicMetres?.gt('0') || cubicMetres.gt(String(MAX_CUBIC_METRES))) {
    throw new Problem('BAD_INPUT', 'volume-out-of-range', {
      message: `A volume is above 0, at most ${MAX_CUBIC_METRES} cubic metres, in the unit MTQ`,
    });
  }
  return Number(cubicMetres.times('1000000').round(0, Decimal.roundUp).toFixed());
}
