import type { CalendarDate } from '../../../values/calendar-date.ts';
import { type IpVerdictOnGoods, markText, verdictOf } from '../../../values/ip-verdict.ts';
import type { SupervisionContext } from '../context.ts';
import type { SkuIpArgs } from '../generated.ts';
import type { SkuMapper } from '../mappers.ts';
import { dayOf } from './day.ts';
import { hasSamples, knownTerritories, updatedOnOf } from './known-territories.ts';

/** A SKU against the rights of a market, on a day. */
export interface IpCheck extends IpVerdictOnGoods {
  readonly on: CalendarDate;
  /** Day of the newest data; null when nothing is known of the market. */
  readonly updatedOn: CalendarDate | null;
  readonly sample: boolean;
}

/** The verdict; null for a SKU of which its owner did not tell the HS code. @throws BAD_INPUT */
export async function checkIp(
  context: SupervisionContext,
  { hsCode, brand }: SkuMapper,
  { market, on }: SkuIpArgs,
): Promise<IpCheck | null> {
  if (hsCode === undefined) return null;
  const day = dayOf(on, context.clock);
  const territories = await knownTerritories(context, market, day);
  const brandName = brand?.name ?? null;
  const known = await Promise.all(
    territories.map(async ({ _id: territory, coveredFrom }) => ({
      territory,
      coveredFrom,
      rights: await context.loaders.ipRightsTouching.load({
        territory,
        hsCode,
        brand: markText(brandName ?? ''),
      }),
    })),
  );
  return {
    ...verdictOf({ hsCode, brandName }, known, { market, on: day }),
    on: day,
    updatedOn: updatedOnOf(territories),
    sample: hasSamples(territories),
  };
}
