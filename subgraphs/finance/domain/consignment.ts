import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import type { ImportScheme } from './import-rules.ts';
import type { Incoterm } from '../../../values/incoterm.ts';

/** Goods of one code and origin in a consignment. */
export interface Goods {
  readonly price: Money;
  /** Null where the goods' owner did not say. */
  readonly tariff: TariffData | null;
}

/** What a tariff goes by. */
export interface TariffData {
  readonly hsCode: string;
  readonly origin: string;
}

/** What a buyer gets in one consignment; prices may be in any currency. */
export interface Consignment {
  /** Country of destination. */
  readonly country: string;
  /** Day of import, at the destination. */
  readonly on: CalendarDate;
  readonly incoterm: Incoterm;
  readonly scheme: ImportScheme;
  /** At least one. */
  readonly goods: readonly [Goods, ...Goods[]];
  readonly freight: Money | null;
  readonly insurance: Money | null;
}
