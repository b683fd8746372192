import { internationalCode } from '../../../values/hs-code.ts';
import { type Money, multiply, zero } from '../../../values/money.ts';
import { type Costs, costs, fixedLine, joinCosts, missing, ratedLine } from './cost-line.ts';
import { ruleOf } from '../../../values/dated-row.ts';
import { dutyBases, type Entry } from './entry.ts';
import type { LevyRow } from './import-rules.ts';
import { leviesOn, type TariffQuery } from './levies.ts';

/** The duties of a consignment: none, a fixed one for each code, or those of the tariff. */
export function dutiesOf(entry: Entry, levies: readonly LevyRow[]): Costs {
  const { market, treatment } = entry;
  if (treatment.duty === 'TARIFF') return tariffDuties(entry, levies);
  const amount = treatment.duty === 'NONE' ? zero(market.currency) : dutyPerCode(entry);
  return costs(fixedLine('DUTY', amount, ruleOf(market)));
}

function dutyPerCode({ tariffData, market }: Entry): Money {
  const codes = new Set(tariffData.map(({ hsCode }) => internationalCode(hsCode)));
  return multiply(market.lowValue?.perCode ?? zero(market.currency), BigInt(codes.size));
}

function tariffDuties(entry: Entry, levies: readonly LevyRow[]): Costs {
  const { consignment, tariffData, market } = entry;
  const bases = dutyBases(entry);
  return joinCosts([
    ...tariffData.map((goods, index) => {
      const query = { ...goods, market: market.market, on: consignment.on };
      return dutiesOfGoods(query, bases[index] ?? zero(market.currency), levies);
    }),
    ...market.gaps
      .filter(({ scheme }) => scheme === null || scheme === consignment.scheme)
      .map(({ text }) => missing(text)),
  ]);
}

function dutiesOfGoods(goods: TariffQuery, base: Money, levies: readonly LevyRow[]): Costs {
  const applying = leviesOn(levies, goods);
  const isKnown = applying.some(({ levy }) => levy === 'duty');
  const unknown = `${goods.market} duty rate of ${internationalCode(goods.hsCode)} on ${goods.on}`;
  return joinCosts([...(isKnown ? [] : [missing(unknown)]), ...applying.map((row) => levyCosts(row, base))]);
}

const levyCosts = (row: LevyRow, base: Money): Costs =>
  row.rate === null
    ? missing(row.text)
    : costs(ratedLine(row.levy === 'duty' ? 'DUTY' : 'EXTRA_DUTY', base, { ...row, rate: row.rate }));
