import { isCountryCode } from '../../../values/country-code.ts';
import type { CalendarDate } from '../../../values/calendar-date.ts';
import { SAMPLE } from '../../../values/dated-row.ts';
import { territoriesOf } from '../../../values/ip-territory.ts';
import { Problem } from '../../../values/problem.ts';
import type { SupervisionContext } from '../context.ts';
import type { IpTerritoryRecord } from '../models/ip-territory.ts';

/** Those of a market's territories of which something is known, the market's own first. @throws BAD_INPUT */
export async function knownTerritories(
  { loaders }: Pick<SupervisionContext, 'loaders'>,
  market: string,
  on: CalendarDate,
): Promise<readonly IpTerritoryRecord[]> {
  if (!isCountryCode(market)) {
    throw new Problem('BAD_INPUT', 'malformed-country', { message: 'A market is a country such as DE' });
  }
  const territories = territoriesOf(market, on);
  const records = await Promise.all(territories.map((territory) => loaders.ipTerritoryById.load(territory)));
  return records.filter((record) => record !== null);
}

/** Day of the newest data; null when there are none. */
export const updatedOnOf = (territories: readonly IpTerritoryRecord[]): CalendarDate | null =>
  territories
    .map(({ updatedOn }) => updatedOn)
    .sort()
    .at(-1) ?? null;

export const hasSamples = (territories: readonly IpTerritoryRecord[]): boolean =>
  territories.some(({ source }) => source === SAMPLE);
