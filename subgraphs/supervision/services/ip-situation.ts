import { inForce } from '../../../runtime/in-force.ts';
import { type Connection, connectionOf, type PageArguments, readPage } from '../../../runtime/page.ts';
import type { CalendarDate } from '../../../values/calendar-date.ts';
import { isHsCode, prefixesOf } from '../../../values/hs-code.ts';
import { Problem } from '../../../values/problem.ts';
import { holdsOn } from '../../../values/validity.ts';
import type { SupervisionContext } from '../context.ts';
import type { QueryIpSituationArgs } from '../generated.ts';
import type { IpGuideRecord } from '../models/ip-guide.ts';
import type { IpRightRecord } from '../models/ip-right.ts';
import { dayOf } from './day.ts';
import { hasSamples, knownTerritories, updatedOnOf } from './known-territories.ts';

/** What is known of the rights in a market on a day. */
export interface IpSituation {
  readonly market: string;
  readonly on: CalendarDate;
  readonly hsHeading: string | null;
  /** Where the rights hold: the market and, for a member, the European Union. */
  readonly territories: readonly string[];
  readonly riskLevel: IpGuideRecord['riskLevel'] | null;
  readonly guide: string | null;
  readonly updatedOn: CalendarDate;
  readonly sample: boolean;
}

/** The IP situation of a market; null where nothing is known of the day. @throws BAD_INPUT */
export async function ipSituation(
  context: SupervisionContext,
  { market, hsHeading, on }: QueryIpSituationArgs,
): Promise<IpSituation | null> {
  const day = dayOf(on, context.clock);
  requireHeading(hsHeading);
  const territories = await knownTerritories(context, market, day);
  const updatedOn = updatedOnOf(territories);
  if (updatedOn === null || !territories.some(({ coveredFrom }) => coveredFrom <= day)) return null;

  const ids = territories.map(({ _id }) => _id);
  const guide = await guideOf(context, ids, day);
  return {
    market,
    on: day,
    hsHeading: hsHeading ?? null,
    territories: ids,
    riskLevel: guide?.riskLevel ?? null,
    guide: guide?.text ?? null,
    updatedOn,
    sample: hasSamples(territories),
  };
}

/** A page of the rights in force. @throws BAD_INPUT for a page size out of range or a cursor of another list */
export async function ipRightsPage(
  { loaders }: SupervisionContext,
  { market, on, hsHeading, territories }: IpSituation,
  pageArguments: PageArguments,
): Promise<Connection<IpRightRecord>> {
  const page = readPage(pageArguments, { list: 'IpSituation.rights', filter: { market, on, hsHeading } });
  const filter = { $and: [inForce(on), hsHeading === null ? {} : coversHeading(hsHeading)] };
  const lists = await Promise.all(
    territories.map((parentId) => loaders.ipRightPages.load({ parentId, page, filter })),
  );
  const inOrder = lists.flat().sort((a, b) => (a._id < b._id ? -1 : 1));
  return connectionOf(inOrder.slice(0, page.first + 1), page, ({ _id }) => [_id]);
}

function requireHeading(hsHeading: string | null | undefined): void {
  if (hsHeading == null || (isHsCode(hsHeading) && hsHeading.length === 4)) return;
  throw new Problem('BAD_INPUT', 'malformed-heading', { message: 'A heading has 4 digits, such as 9503' });
}

/** Rights on a chapter, on the heading and on parts of it. */
const coversHeading = (heading: string) => ({
  $or: [{ hsPrefixes: { $in: prefixesOf(heading) } }, { hsPrefixes: { $regex: `^${heading}` } }],
});

/** The market's own advice, or else the Union's. */
async function guideOf(
  { loaders }: SupervisionContext,
  territories: readonly string[],
  on: CalendarDate,
): Promise<IpGuideRecord | null> {
  const guides = await Promise.all(territories.map((id) => loaders.ipGuidesByTerritory.load(id)));
  return guides.flat().find((guide) => holdsOn(guide, on)) ?? null;
}
