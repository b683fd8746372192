import { add, type Money, split, sum, zero } from '../../../values/money.ts';
import type { Consignment, TariffData } from './consignment.ts';
import type { ConsignmentValues } from './given-prices.ts';
import type { MarketRuleRow, ValueBasis } from './import-rules.ts';
import type { Treatment } from './low-value.ts';

/** A consignment at the border of its market. */
export interface Entry {
  readonly consignment: Consignment;
  /** One for each of the goods, in their order. */
  readonly tariffData: readonly TariffData[];
  readonly market: MarketRuleRow;
  readonly values: ConsignmentValues;
  readonly treatment: Treatment;
}

/** The whole value on which a duty or tax is due. */
export function valueAt(basis: ValueBasis, { goods, freight, insurance }: ConsignmentValues): Money {
  const ofGoods = sum(goods, freight.currency);
  return basis === 'FOB' ? ofGoods : add(add(ofGoods, freight), insurance);
}

/** Each of the goods' share of the value that duty is due on: freight and insurance are shared out by price. */
export function dutyBases({ market, values }: Entry): readonly Money[] {
  const { goods, freight, insurance } = values;
  if (market.dutyBasis === 'FOB') return goods;
  const isForFree = goods.every(({ minor }) => minor === 0n);
  const shares = split(
    add(freight, insurance),
    goods.map(({ minor }) => (isForFree ? 1n : minor)),
  );
  return goods.map((value, index) => add(value, shares[index] ?? zero(market.currency)));
}
