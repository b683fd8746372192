import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import type { Unit } from '../../../values/quantity.ts';

/** A declared line, as its declaration tells it. */
export interface ExportLine {
  readonly number: number;
  readonly orderLineNumber: number;
  readonly supplierId: string;
  readonly hsCode: string;
  /** Sales units. */
  readonly quantity: number;
  readonly unit: Unit;
  readonly total: Money;
}

/** An export, as its customs declaration tells it. */
export interface ExportFacts {
  readonly declarationId: string;
  readonly orderId: string;
  readonly status: string;
  /** Four digits, such as `9610`. */
  readonly mode: string;
  /** Null outside pilot zones. */
  readonly zoneId: string | null;
  /** Null until departed. */
  readonly exportedOn: CalendarDate | null;
  /** A retail list that was released without a monthly summary. */
  readonly isStatisticsOnly: boolean;
  readonly fob: Money;
  readonly lines: readonly ExportLine[];
}

/** Who claims: what of a supplier decides its method. */
export interface SupplierFacts {
  readonly role: 'MANUFACTURER' | 'TRADER';
  readonly taxpayer: 'GENERAL' | 'SMALL_SCALE';
  /** The pilot zone in which it is registered; null = none. */
  readonly zoneId: string | null;
}
