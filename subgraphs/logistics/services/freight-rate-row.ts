import { datedRow, type Origin } from '../../../values/dated-row.ts';
import { parseAmount } from '../../../values/money.ts';
import type { DayRange } from '../domain/day-range.ts';
import type { WeightBreak } from '../domain/freight-price.ts';
import type { FreightRateRecord } from '../models/freight-rate.ts';
import { freightRateText } from './freight-rate-text.ts';

/** A rate as a file has it. */
export interface GivenFreightRate {
  readonly lane: string;
  readonly carrier: string;
  readonly weighedBy: string;
  readonly currency: 'USD';
  readonly minimum: string;
  readonly perKg: readonly WeightBreak[];
  readonly handlingDays: DayRange;
  readonly offerHours: number;
}

/** The row of a rate, shipped or an operator's. @throws INVALID for a minimum that is no amount */
export function freightRateRow(
  { lane, carrier, currency, ...given }: GivenFreightRate,
  origin: Origin,
): FreightRateRecord {
  const rate = {
    laneId: lane,
    carrierId: `carrier_${carrier}`,
    ...given,
    minimum: parseAmount(given.minimum, currency),
  };
  const series = `freight/${lane}/${carrier}/${given.weighedBy}`;
  const place = { series, subject: `${lane}/${carrier}`, text: freightRateText(rate) };
  return { ...datedRow(place, origin), ...rate };
}
