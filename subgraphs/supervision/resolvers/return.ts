import type { ReturnClearanceResolvers, ReturnResolvers } from '../generated.ts';
import { clearanceOf, exportsOf } from '../services/return-views.ts';

export const Return: ReturnResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  dutyFreeTo: async ({ id }, _args, context) => (await clearanceOf(context, id))?.dutyFreeTo ?? null,
  clearance: async ({ id }, _args, context) => {
    const found = await clearanceOf(context, id);
    return found?.presentedAt ? found : null;
  },
};

export const ReturnClearance: ReturnClearanceResolvers = {
  exports: (clearance, _args, context) => exportsOf(context, clearance),
  status: ({ releasedAt }) => (releasedAt === null ? 'HELD' : 'RELEASED'),
};
