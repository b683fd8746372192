import type { CalendarDate } from '../../../values/calendar-date.ts';
import { type Money, sum } from '../../../values/money.ts';
import { holdsOn } from '../../../values/validity.ts';
import type { Consignment } from './consignment.ts';
import { type CostLine, type Costs, joinCosts, missing, payerOf } from './cost-line.ts';
import { rowOn } from '../../../values/dated-row.ts';
import { dutiesOf } from './duties.ts';
import { feesOf } from './customs-fees.ts';
import type { FxRateRow } from './exchange-rate.ts';
import {
  type ConsignmentValues,
  type Exchange,
  exchanged,
  givenPrices,
  missingRate,
} from './given-prices.ts';
import type { FeeRow, LevyRow, MarketRuleRow, VatRateRow } from './import-rules.ts';
import { importTaxOf } from './import-tax.ts';
import type { Side } from '../../../values/incoterm.ts';
import { treatmentOf } from './low-value.ts';

/** The rows that a consignment's charges may come from; rows of other days and markets do no harm. */
export interface ImportRules {
  readonly markets: readonly MarketRuleRow[];
  readonly vatRates: readonly VatRateRow[];
  readonly levies: readonly LevyRow[];
  readonly fees: readonly FeeRow[];
  readonly fxRates: readonly FxRateRow[];
}

export interface LandedCost {
  readonly on: CalendarDate;
  readonly lines: readonly (CostLine & { readonly paidBy: Side })[];
  readonly total: Money;
  readonly complete: boolean;
  readonly missing: readonly string[];
}

/**
 * What a consignment costs at the buyer's door, line by line with the rule that each came from.
 *
 * What no rule covers is named in `missing` and left out, so the total of an incomplete answer is too low. Nothing is
 * guessed: no row of another day, no rate of a neighbouring heading.
 */
export function landedCost(consignment: Consignment, rules: ImportRules): LandedCost {
  const { country, on, goods, incoterm } = consignment;
  const market = rowOn(
    rules.markets.filter((row) => row.country === country),
    on,
  );
  const currency = market?.currency ?? goods[0].price.currency;
  const exchange: Exchange = { currency, on, rows: rules.fxRates };
  const given = givenPrices(consignment, exchange);
  const all = joinCosts([
    given.costs,
    market
      ? chargesOf(consignment, { market, values: given.values, exchange, rules })
      : missing(`${country} import rules on ${on}`),
  ]);
  return {
    on,
    lines: all.lines.map((line) => ({ ...line, paidBy: payerOf(line.kind, incoterm) })),
    total: sum(
      all.lines.map(({ amount }) => amount),
      currency,
    ),
    complete: all.missing.length === 0,
    missing: all.missing,
  };
}

interface Border {
  readonly market: MarketRuleRow;
  readonly values: ConsignmentValues | null;
  readonly exchange: Exchange;
  readonly rules: ImportRules;
}

/** Duties, tax and fees; none where a value that they are reckoned from is not known. */
function chargesOf(consignment: Consignment, { market, values, exchange, rules }: Border): Costs {
  if (!values) return joinCosts([]);
  const tariffData = consignment.goods.map(({ tariff }) => tariff).filter((tariff) => tariff !== null);
  if (tariffData.length < consignment.goods.length) return missing('HS code and origin of the goods');

  const border = { consignment, tariffData, market, values };
  const treatment = treatmentOf(border, ({ limit }) => exchanged(limit, exchange));
  if (!treatment) return missing(missingRate(market.lowValue?.limit.currency ?? market.currency, exchange));

  const { country, on } = consignment;
  const entry = { ...border, treatment };
  const duties = dutiesOf(entry, rules.levies);
  const vat = rowOn(
    rules.vatRates.filter((row) => row.country === country),
    on,
  );
  const fees = rules.fees.filter((row) => row.market === market.market && holdsOn(row, on));
  return joinCosts([
    duties,
    importTaxOf(
      entry,
      duties.lines.map(({ amount }) => amount),
      vat,
    ),
    feesOf(entry, fees),
  ]);
}
