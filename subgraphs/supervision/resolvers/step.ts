import type { StepResolvers } from '../generated.ts';
import { subjectOf } from '../services/subject.ts';

export const Step: StepResolvers = {
  order: ({ orderId }) => ({ id: orderId }),
  subject: ({ subject }, _args, context) => subject && subjectOf(context, subject),
};
