import { parseCalendarDate } from '../../../values/calendar-date.ts';
import type { Consignment, Goods } from '../domain/consignment.ts';
import { marketDay } from '../domain/market-day.ts';
import type { ConsignmentGoodsInput, ConsignmentInput } from '../generated.ts';
import { badInput, readCountry, readHsCode, readPrice } from './arguments.ts';

/** As many as an answer has lines for. */
const MAX_GOODS = 5;

/** The consignment that a caller describes. @throws BAD_INPUT */
export function readGivenConsignment(input: ConsignmentInput, now: Date): Consignment {
  const country = readCountry(input.market, 'market');
  if (input.goods.length > MAX_GOODS) throw badInput('too-many-goods', 'goods', `are at most ${MAX_GOODS}`);
  const [first, ...others] = input.goods.map(readGoods);
  if (!first) throw badInput('no-goods', 'goods', 'are at least one');
  return {
    country,
    on: input.on == null ? marketDay(country, now) : parseCalendarDate(input.on),
    incoterm: input.incoterm ?? 'DDP',
    scheme: input.scheme ?? 'CHECKOUT',
    goods: [first, ...others],
    freight: readPrice(input.freight, 'freight'),
    insurance: readPrice(input.insurance, 'insurance'),
  };
}

function readGoods({ hsCode, origin, price }: ConsignmentGoodsInput): Goods {
  const read = readPrice(price, 'price');
  if (!read) throw badInput('no-price', 'price', 'is missing');
  return {
    price: read,
    tariff: { hsCode: readHsCode(hsCode, 'hsCode'), origin: readCountry(origin ?? 'CN', 'origin') },
  };
}
