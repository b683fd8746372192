import { ruleOf } from '../../../values/dated-row.ts';
import type { WorkingDayResolvers } from '../generated.ts';

export const WorkingDay: WorkingDayResolvers = {
  on: ({ found }) => found?.on ?? null,
  problem: ({ found }) => (found ? null : 'RULE_UNKNOWN'),
  rule: ({ found }) => found && ruleOf(found.calendar),
};
