import { parseCalendarDate } from '../../../values/calendar-date.ts';
import { multiply } from '../../../values/money.ts';
import type { Consignment, TariffData } from '../domain/consignment.ts';
import type { ImportScheme } from '../domain/import-rules.ts';
import type { Incoterm } from '../../../values/incoterm.ts';
import { marketDay } from '../domain/market-day.ts';
import type { ListingMapper } from '../mappers.ts';
import { asBadInput, badInput, readPrice } from './arguments.ts';

type MoneyArgument = { readonly amount: string; readonly currency: string } | null | undefined;

/** The arguments of `Listing.landedCost`. */
export interface LandedCostArguments {
  readonly quantity?: number | null | undefined;
  readonly incoterm?: Incoterm | null | undefined;
  readonly freight?: MoneyArgument;
  readonly insurance?: MoneyArgument;
  readonly scheme?: ImportScheme | null | undefined;
  readonly on?: string | null | undefined;
}

const MAX_QUANTITY = 1_000_000;

/** The consignment that a buyer of this listing would get. @throws BAD_INPUT */
export function readConsignment(listing: ListingMapper, args: LandedCostArguments, now: Date): Consignment {
  const quantity = args.quantity ?? 1;
  if (quantity < 1 || quantity > MAX_QUANTITY) {
    throw badInput('quantity-out-of-range', 'quantity', `is 1 to ${MAX_QUANTITY}`);
  }
  const { country, unitPrice } = offerOf(listing);
  const price = asBadInput('quantity', () => multiply(unitPrice, BigInt(quantity)));
  return {
    country,
    on: args.on == null ? marketDay(country, now) : parseCalendarDate(args.on),
    incoterm: args.incoterm ?? 'DDP',
    scheme: args.scheme ?? (listing.channel === 'B2B' ? 'STANDARD' : 'CHECKOUT'),
    goods: [{ price, tariff: tariffDataOf(listing) }],
    freight: readPrice(args.freight, 'freight'),
    insurance: readPrice(args.insurance, 'insurance'),
  };
}

/** The fields that the gateway brings along by `@requires`. */
function offerOf({ market, price }: ListingMapper) {
  const unitPrice = readPrice(price, 'price');
  if (!market || !unitPrice) throw new Error('A listing came without its market and price');
  return { country: market, unitPrice };
}

const tariffDataOf = ({ sku }: ListingMapper): TariffData | null =>
  sku?.hsCode && sku.origin ? { hsCode: sku.hsCode, origin: sku.origin } : null;
