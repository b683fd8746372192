import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, type PageArguments, readPage } from '../../../runtime/page.ts';
import { Problem } from '../../../values/problem.ts';
import type { ManufacturersContext } from '../context.ts';
import type { BeltFilter, BeltSort, InputMaybe } from '../generated.ts';
import { BELT_ORDERS, type BeltRecord } from '../models/belt.ts';
import { readSearchText } from './search-text.ts';

export interface BeltsArguments extends PageArguments {
  readonly filter?: InputMaybe<BeltFilter>;
  readonly orderBy?: InputMaybe<BeltSort>;
}

/**
 * A page of belts.
 *
 * @throws BAD_INPUT for a search without words, a malformed heading, a page size out of range, another list's cursor.
 */
export async function listBelts(
  { models }: ManufacturersContext,
  { filter, orderBy, ...page }: BeltsArguments,
): Promise<Connection<BeltRecord>> {
  const sort = orderBy ?? 'NAME';
  const range = readPage(page, { list: 'belts', filter, orderBy: sort });
  return listPage<BeltRecord>(models.belts, {
    filter: conditionsOf(filter ?? {}),
    order: BELT_ORDERS[sort],
    page: range,
  });
}

function conditionsOf({ provinceCode, hsHeading, zoneId, search }: BeltFilter): Record<string, unknown> {
  const terms = readSearchText(search);
  if (hsHeading && !/^\d{4}$/.test(hsHeading)) {
    throw new Problem('BAD_INPUT', 'malformed-heading', { message: 'hsHeading is 4 digits' });
  }
  return {
    ...(provinceCode && { provinceCode }),
    ...(hsHeading && { hsHeadings: hsHeading }),
    ...(zoneId && { zoneId }),
    ...(terms && { terms: { $all: terms.beginnings } }),
  };
}
