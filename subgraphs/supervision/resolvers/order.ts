import type { OrderResolvers } from '../generated.ts';
import { orderMatch } from '../services/order-match.ts';
import { orderSteps } from '../services/order-steps.ts';
import { orderTimeline } from '../services/order-timeline.ts';

export const Order: OrderResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  timeline: ({ id }, page, context) => orderTimeline(context, id, page),
  nextSteps: ({ id }, _args, context) => orderSteps(context, id),
  match: ({ id }, { on }, context) => orderMatch(context, id, on),
  declarations: ({ id }, _args, { loaders }) => loaders.declarationsByOrderId.load(id),
};
