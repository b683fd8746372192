import type { Money } from '../../../values/money.ts';
import type { TariffData } from './consignment.ts';
import { type Entry, valueAt } from './entry.ts';
import type { LowValueRelief } from './import-rules.ts';

/** What a consignment is spared in its market. */
export interface Treatment {
  readonly duty: 'TARIFF' | LowValueRelief['duty'];
  readonly tax: LowValueRelief['tax'];
}

const NOT_SPARED: Treatment = { duty: 'TARIFF', tax: 'DUE' };

/**
 * What the market's low-value relief spares a consignment.
 *
 * @param limitOf the relief's limit in the market's currency; null where it cannot be converted on that day.
 * @returns null where the limit is not known.
 */
export function treatmentOf(
  { consignment, tariffData, market, values }: Omit<Entry, 'treatment'>,
  limitOf: (relief: LowValueRelief) => Money | null,
): Treatment | null {
  const relief = market.lowValue;
  if (!relief || tariffData.some((goods) => isExcepted(goods, relief))) return NOT_SPARED;
  const limit = limitOf(relief);
  if (!limit) return null;
  const value = valueAt(relief.valuedAt === 'GOODS' ? 'FOB' : market.dutyBasis, values);
  if (value.minor > limit.minor) return NOT_SPARED;
  const isForScheme = relief.schemes?.includes(consignment.scheme) ?? true;
  return { duty: isForScheme ? relief.duty : 'TARIFF', tax: relief.tax };
}

const isExcepted = (
  { hsCode, origin }: TariffData,
  { exceptOrigins, exceptPrefixes }: LowValueRelief,
): boolean => exceptOrigins.includes(origin) || exceptPrefixes.some((prefix) => hsCode.startsWith(prefix));
