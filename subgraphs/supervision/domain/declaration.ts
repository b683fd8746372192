import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import type { Quantity, Unit } from '../../../values/quantity.ts';
import type { CustomsMode, DeclarationForm } from './customs-mode.ts';
import type { CustomsReceipt } from './customs-receipt.ts';
import type { DeclaredField } from './declaration-fields.ts';
import type { DeclarationStatus } from './declaration-status.ts';
import type { Draft } from './draft-declaration.ts';
import type { DocumentMatch } from './match-declaration.ts';
import type { SummaryNeed } from './summary-need.ts';

export interface DeclarationLine {
  /** From 1. */
  readonly number: number;
  readonly orderLineNumber: number;
  readonly skuId: string;
  readonly supplierId: string;
  readonly hsCode: string;
  /** Sales units. */
  readonly quantity: number;
  readonly unit: Unit;
  readonly legalQuantities: readonly Quantity[];
  readonly netGrams: number;
  readonly price: Money;
  readonly total: Money;
}

/** An export declaration, list or full form. */
export interface Declaration {
  readonly _id: string;
  readonly orderId: string;
  readonly shipmentId: string;
  /** Who answers for it to customs. */
  readonly declarantId: string;
  /** Who may read it: the order's buyer and retailer, the suppliers of its goods and the shipment's carrier. */
  readonly partyIds: readonly string[];
  readonly status: DeclarationStatus;
  /** False once it leaves its shipment to another declaration. */
  readonly isLive: boolean;
  /** How often it was sent, from 1. */
  readonly attempt: number;
  readonly mode: CustomsMode;
  readonly form: DeclarationForm;
  /** Null outside every zone. */
  readonly zoneId: string | null;
  /** The enterprise's number of it, the same in every sending. */
  readonly copNo: string;
  /** The port's and customs' own numbers; null until given. */
  readonly preNo: string | null;
  readonly invtNo: string | null;
  readonly declared: Money;
  readonly fob: Money;
  readonly departedAt: Date | null;
  readonly exportedOn: CalendarDate | null;
  readonly lines: readonly DeclarationLine[];
  /** Null for all that are no retail lists. */
  readonly summary: SummaryNeed | null;
  /** Every field as it was sent, with where it came from. */
  readonly fields: readonly DeclaredField[];
  /** Fields that a person typed. */
  readonly reKeyedFields: number;
  /** The verdict when it was last sent. */
  readonly match: DocumentMatch;
  /** As they came. */
  readonly receipts: readonly CustomsReceipt[];
  readonly createdAt: Date;
  readonly submittedAt: Date;
  readonly changedAt: Date;
  /** Grows by 1 with each change. */
  readonly version: number;
  /** How often others were told of it: the version that they know, and the sequence of its last event. */
  readonly moves: number;
}

/** What is declared of each line, with the code as it is sent: all else is what the documents say, or it would not match. */
export const declaredLines = (
  { lines }: Draft,
  fields: readonly DeclaredField[],
): readonly DeclarationLine[] =>
  lines.map(({ number, orderLine, quantity, total, netGrams, legalQuantities }) => ({
    number,
    orderLineNumber: orderLine.number,
    skuId: orderLine.skuId,
    supplierId: orderLine.supplierId,
    hsCode:
      fields.find(({ field, lineNumber }) => field === 'gcode' && lineNumber === number)?.value ??
      orderLine.hsCode,
    quantity,
    unit: orderLine.unit,
    legalQuantities,
    netGrams,
    price: orderLine.unitPrice,
    total,
  }));

export const countReKeyed = (fields: readonly DeclaredField[]): number =>
  fields.filter(({ source }) => source === 'MANUAL').length;
