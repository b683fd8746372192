import type { Incoterm } from '../../../values/incoterm.ts';
import { type Money, parseMoney } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import { type Address, type AddressInput, readAddress } from './address.ts';
import type { PaymentTerms } from '../../../values/payment-terms.ts';

/** The schema's `PlaceOrderInput`. */
export interface PlaceOrderInput {
  readonly idempotencyKey: string;
  readonly buyerId: string;
  readonly lines: readonly WantedLine[];
  readonly incoterm: Incoterm;
  readonly namedPlace: string;
  readonly terms: PaymentTerms;
  readonly deliverTo: AddressInput;
  readonly shippingQuoteId?: string | null;
  readonly expectedTotal?: { readonly amount: string; readonly currency: string } | null;
}

/** Some units of a listing. */
export interface WantedLine {
  readonly listingId: string;
  /** In sales units. */
  readonly quantity: number;
}

/** An order that keeps every rule that can be told from itself. */
export interface WantedOrder {
  readonly buyerId: string;
  readonly lines: readonly WantedLine[];
  readonly incoterm: Incoterm;
  readonly namedPlace: string;
  readonly terms: PaymentTerms;
  readonly deliverTo: Address;
  readonly shippingQuoteId: string | null;
  readonly expectedTotal: Money | null;
}

const MAX_LINES = 100;
const MAX_QUANTITY = 1_000_000_000;
const MAX_PLACE = 100;

/** @throws Problems with all that is wrong with it. */
export const readOrderInput = (input: PlaceOrderInput): WantedOrder =>
  readFields([], {
    buyerId: () => input.buyerId,
    lines: () => readLines(input.lines),
    incoterm: () => input.incoterm,
    namedPlace: () => parseText(input.namedPlace, MAX_PLACE),
    terms: () => input.terms,
    deliverTo: () => readAddress(input.deliverTo),
    shippingQuoteId: () => input.shippingQuoteId ?? null,
    expectedTotal: () => (input.expectedTotal == null ? null : parseMoney(input.expectedTotal)),
  });

function readLines(lines: readonly WantedLine[]): readonly WantedLine[] {
  if (lines.length === 0)
    throw new Problem('INVALID', 'no-lines', { message: 'An order has at least one line' });
  if (lines.length > MAX_LINES) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-lines', {
      message: `An order has at most ${MAX_LINES} lines`,
    });
  }
  lines.forEach(({ quantity }, index) => {
    if (quantity >= 1 && quantity <= MAX_QUANTITY) return;
    throw new Problem('INVALID', 'quantity-out-of-range', {
      message: `A quantity is 1 to ${MAX_QUANTITY}`,
      field: [String(index), 'quantity'],
    });
  });
  return lines.map(({ listingId, quantity }) => ({ listingId, quantity }));
}
