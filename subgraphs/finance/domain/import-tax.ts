import { add, type Money, sum, zero } from '../../../values/money.ts';
import { type Costs, costs, fixedLine, missing, ratedLine } from './cost-line.ts';
import { ruleOf } from '../../../values/dated-row.ts';
import { type Entry, valueAt } from './entry.ts';
import type { VatRateRow } from './import-rules.ts';

/** Import VAT or GST, due on the goods' value and on the duties. */
export function importTaxOf(entry: Entry, duties: readonly Money[], vat: VatRateRow | null): Costs {
  const { consignment, market, values, treatment } = entry;
  if (treatment.tax === 'NONE') return costs(fixedLine('IMPORT_VAT', zero(market.currency), ruleOf(market)));
  if (!vat) return missing(`${consignment.country} VAT rate on ${consignment.on}`);
  const base = add(valueAt(market.taxBasis, values), sum(duties, market.currency));
  return costs(ratedLine('IMPORT_VAT', base, vat));
}
