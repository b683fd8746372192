import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import { chargeableGrams, type Consignment, type WeightRule } from './chargeable-weight.ts';
import { addDayRanges, type DayRange } from './day-range.ts';
import { type FreightPrice, freightOf } from './freight-price.ts';

/** A carrier's rate on a lane. */
export interface FreightRate extends FreightPrice {
  readonly _id: string;
  readonly laneId: string;
  readonly carrierId: string;
  /** Key of the weight rule. */
  readonly weighedBy: string;
  /** Before and after the days of the lane. */
  readonly handlingDays: DayRange;
  /** How long an offer at this rate stands. */
  readonly offerHours: number;
}

/** What a rate makes of a consignment. */
export interface Offer {
  readonly rate: FreightRate;
  readonly chargeableGrams: number;
  readonly price: Money;
  /** Door to door. */
  readonly days: DayRange;
}

/** What offers are made from: all in force on the day of the hand-over. */
export interface Tariff {
  readonly rates: readonly FreightRate[];
  /** Port-to-port days of the rates' lanes, by the lane's id. */
  readonly laneDays: ReadonlyMap<string, DayRange>;
  /** By key. */
  readonly weightRules: ReadonlyMap<string, WeightRule>;
}

/** Offers for a consignment, cheapest first, then fastest. Rates that do not take such a weight make none. */
export function offersOf(
  consignment: Consignment,
  { rates, laneDays, weightRules }: Tariff,
): readonly Offer[] {
  return rates
    .flatMap((rate) => {
      const rule = weightRules.get(rate.weighedBy);
      const days = laneDays.get(rate.laneId);
      const grams = rule ? chargeableGrams(consignment, rule) : null;
      if (!days || grams === null) return [];
      const price = freightOf(grams, rate);
      return [{ rate, chargeableGrams: grams, price, days: addDayRanges(days, rate.handlingDays) }];
    })
    .sort(byPrice);
}

function byPrice(a: Offer, b: Offer): number {
  if (a.price.minor !== b.price.minor) return a.price.minor < b.price.minor ? -1 : 1;
  return a.days.max - b.days.max || a.days.min - b.days.min || (a.rate._id < b.rate._id ? -1 : 1);
}

const HOUR_MS = 3_600_000;

/** When an offer ends: some hours after it is made, or after the day of the hand-over where that has gone by. */
export function offerEnd(
  now: Date,
  { on, offerHours }: { readonly on: CalendarDate; readonly offerHours: number },
): Date {
  const dayEnds = Date.parse(`${on}T00:00:00+08:00`) + 24 * HOUR_MS;
  return new Date(Math.min(now.getTime(), dayEnds) + offerHours * HOUR_MS);
}
