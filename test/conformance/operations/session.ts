import type { AbstractCursor, ClientSession, Document } from 'mongodb';
import type { Operation } from '../suite.ts';
import type { OperationTable } from './operation.ts';

/** Operations on a session, by their names in the test format. */
export const SESSION_OPERATIONS: OperationTable<ClientSession> = {
  startTransaction: ({ target, args }) => target.startTransaction(args.options()),
  commitTransaction: ({ target, args }) => target.commitTransaction(args.options()),
  abortTransaction: ({ target, args }) => target.abortTransaction(args.options()),
  endSession: ({ target }) => target.endSession(),
  withTransaction: async ({ target, args, context }) => {
    const operations = args.list('callback') as unknown as readonly Operation[]; // as the test format says
    await target.withTransaction(async () => {
      for (const operation of operations) {
        const error = await context.run(operation);
        if (error) throw error;
      }
    }, args.options());
  },
};

/** Operations on a cursor, by their names in the test format. */
export const CURSOR_OPERATIONS: OperationTable<AbstractCursor<Document>> = {
  iterateUntilDocumentOrError: ({ target }) => target.next(),
  iterateOnce: ({ target }) => target.tryNext(),
  close: ({ target }) => target.close(),
};
