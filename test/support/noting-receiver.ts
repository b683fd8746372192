import type { Databases } from '../../runtime/database.ts';
import type { Party } from '../../runtime/apply-events.ts';

/** A receiver that notes which events came, in their order, and answers each with one of its own. */
export const notingReceiver = (databases: Databases, onNoted: () => void = () => undefined): Party => ({
  name: 'receiver',
  db: databases.of('receiver'),
  handlers: {
    Moved: async ({ aggregateId, sequence }, { session, emit }) => {
      const push = { $push: { sequences: sequence } as never };
      await databases
        .of('receiver')
        .collection<{ _id: string }>('seen')
        .updateOne({ _id: aggregateId }, push, { upsert: true, session });
      emit({ aggregateId: `answer-${aggregateId}`, sequence, type: 'Answered', data: {} });
      onNoted();
    },
  },
});
