import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import type { DayRange } from '../domain/day-range.ts';

/** An offer to ship, as it was made. */
export interface ShippingQuote {
  readonly id: string;
  readonly laneId: string;
  readonly carrierId: string;
  /** Of the freight rate that the price came from. */
  readonly rateId: string;
  readonly fromPortId: string;
  /** Country. */
  readonly destination: string;
  /** Day on which the goods are handed over. */
  readonly on: CalendarDate;
  readonly grossGrams: number;
  readonly volumeCm3: number | null;
  readonly chargeableGrams: number;
  readonly price: Money;
  /** Door to door. */
  readonly days: DayRange;
  readonly expiresAt: Date;
}
