import type { ClientSession } from 'mongoose';
import type { CalendarDate } from '../../../values/calendar-date.ts';
import { type IpRight, verdictOf } from '../../../values/ip-verdict.ts';
import type { Models } from '../models/index.ts';
import type { IpRightRecord } from '../models/ip-right.ts';
import type { SkuFactsRecord } from '../models/sku-facts.ts';

type Goods = Pick<SkuFactsRecord, 'hsCode' | 'brandName' | 'brandText'>;

/** The right that forbids goods in a market; null where none is known that does. */
export type IpJudge = (goods: Goods, market: string) => IpRight | null;

interface Bench {
  readonly goods: readonly Goods[];
  readonly on: CalendarDate;
  /** Null outside of a transaction. */
  readonly session: ClientSession | null;
}

/**
 * Prepares to judge these goods by the rights of a day, with one read for all of them.
 *
 * Only a mark that equals the brand can block, so other rights are not read; a verdict of WATCH is not asked for here.
 */
export async function openIpJudge({ ipRights }: Models, { goods, on, session }: Bench): Promise<IpJudge> {
  const texts = [...new Set(goods.map(({ brandText }) => brandText))].filter((text) => text !== '');
  const rights =
    texts.length === 0
      ? []
      : await ipRights
          .find({ text: { $in: texts } })
          .session(session)
          .lean<IpRightRecord[]>();
  const byText = new Map<string, IpRightRecord[]>(texts.map((text) => [text, []]));
  for (const right of rights) byText.get(right.text)?.push(right);

  return ({ hsCode, brandName, brandText }, market) => {
    // What covers the day is known from each right itself, so each can stand for its territory.
    const known = (byText.get(brandText) ?? []).map((right) => ({
      territory: right.territory,
      coveredFrom: right.validFrom,
      rights: [right],
    }));
    const { verdict, hits } = verdictOf({ hsCode, brandName }, known, { market, on });
    return verdict === 'BLOCKED' ? (hits[0] ?? null) : null;
  };
}
