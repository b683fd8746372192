import type { Money } from '../../../values/money.ts';
import { type Costs, costs, joinCosts, missing, ratedLine } from './cost-line.ts';
import { type Entry, valueAt } from './entry.ts';
import type { FeeRow } from './import-rules.ts';
import { termsOf } from '../../../values/incoterm.ts';

/**
 * Customs' fees of a consignment outside the low-value relief.
 *
 * A fee on cargo by sea is only seen under terms for the sea: other terms do not say how the goods travel.
 */
export function feesOf({ consignment, market, values, treatment }: Entry, fees: readonly FeeRow[]): Costs {
  if (treatment.duty !== 'TARIFF') return joinCosts([]);
  const value = valueAt(market.dutyBasis, values);
  const isBySea = termsOf(consignment.incoterm).seaOnly;
  return joinCosts(
    fees
      .filter(({ aboveValue, seaOnly }) => value.minor > aboveValue.minor && (isBySea || !seaOnly))
      .map((fee) => feeCosts(fee, value)),
  );
}

function feeCosts(fee: FeeRow, value: Money): Costs {
  if (fee.rate === null) return missing(fee.text);
  const line = ratedLine('FEE', value, { ...fee, rate: fee.rate });
  return costs({ ...line, amount: within(line.amount, fee) });
}

function within(amount: Money, { minimum, maximum }: FeeRow): Money {
  if (minimum && amount.minor < minimum.minor) return minimum;
  return maximum && amount.minor > maximum.minor ? maximum : amount;
}
