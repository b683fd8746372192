import { addMonths, chinaMonth, parseMonth } from '../../../values/month.ts';
import { Problem } from '../../../values/problem.ts';
import type { SupervisionContext } from '../context.ts';
import { NOTHING_COUNTED, plus, type ReKeyedCounts } from '../domain/re-keyed-counts.ts';
import type { ViewerReKeyedFieldsArgs } from '../generated.ts';

/** Ten years. */
const MAX_MONTHS = 120;
const DEFAULT_MONTHS = 12;

/** What people typed again for a party or in a zone, over a span of months. @throws BAD_INPUT */
export async function reKeyedFields(
  { loaders, clock }: SupervisionContext,
  scope: string,
  { from, to }: Partial<ViewerReKeyedFieldsArgs>,
): Promise<ReKeyedCounts> {
  const last = to == null ? chinaMonth(clock.now()) : parseMonth(to);
  const first = from == null ? addMonths(last, 1 - DEFAULT_MONTHS) : parseMonth(from);
  if (first > last || first <= addMonths(last, -MAX_MONTHS)) {
    throw new Problem('BAD_INPUT', 'months-out-of-range', {
      message: `from is not after to, and at most ${MAX_MONTHS} months are counted at once`,
    });
  }
  const months = await loaders.reKeyedMonths.load({ scope, first, last });
  return months.reduce<ReKeyedCounts>((sum, month) => plus(sum, month), NOTHING_COUNTED);
}
