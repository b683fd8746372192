import { inForce } from '../../../runtime/in-force.ts';
import { withoutReplaced } from '../../../values/dated-row.ts';
import type { SupervisionContext } from '../context.ts';
import type { IndicatorSetRecord } from '../models/indicator-set.ts';
import { dayOf } from './day.ts';

const MAX_SETS = 20;

/** The sets in force on a day, newest first; no samples beside an operator's. */
export async function listIndicatorSets(
  { models, clock }: SupervisionContext,
  on: string | null | undefined,
): Promise<readonly IndicatorSetRecord[]> {
  const day = dayOf(on, clock);
  const sets = await models.indicatorSets
    .find(inForce(day))
    .sort({ validFrom: -1, _id: 1 })
    .limit(MAX_SETS)
    .lean<IndicatorSetRecord[]>();
  return withoutReplaced(sets);
}
